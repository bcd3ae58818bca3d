// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isOwnFrame } from '../../../lib/visit/own-frame.ts';

type Around = { readonly sandbox?: boolean } | 'stranger';

/** A chain of windows, the top one last; each frame says what stands around it. */
function windowIn(...around: Around[]): Window {
  const top: { parent?: unknown; frameElement: null } = { frameElement: null };
  top.parent = top;
  let at: unknown = top;
  for (const frame of around.toReversed()) {
    const element = document.createElement('iframe');
    if (frame !== 'stranger' && frame.sandbox === true) element.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    at = { parent: at, frameElement: frame === 'stranger' ? null : element };
  }
  return at as Window;
}

describe('where a visit may begin', () => {
  it('is a top document, and a frame with only its own origin around it', () => {
    expect(isOwnFrame(windowIn())).toBe(true);
    expect(isOwnFrame(windowIn({}))).toBe(true);
    expect(isOwnFrame(windowIn({}, {}))).toBe(true);
  });

  it('is no frame with a stranger at any height', () => {
    expect(isOwnFrame(windowIn('stranger'))).toBe(false);
    expect(isOwnFrame(windowIn({}, 'stranger'))).toBe(false);
    expect(isOwnFrame(windowIn('stranger', {}))).toBe(false);
  });

  it('is no sandboxed frame, and none inside one', () => {
    expect(isOwnFrame(windowIn({ sandbox: true }))).toBe(false);
    expect(isOwnFrame(windowIn({}, { sandbox: true }))).toBe(false);
  });
});
