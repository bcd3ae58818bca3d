// Only the browser's own count of acts is believed.
import { describe, expect, it } from 'vitest';
import { hasActed } from '../../../lib/visit/acted.ts';

type Around = { readonly parent?: unknown };
const windowOf = (hasBeenActive: boolean, { parent }: Around = {}) => {
  const made: Record<string, unknown> = { navigator: { userActivation: { hasBeenActive } } };
  made['parent'] = parent ?? made;
  return made as unknown as Window;
};

describe('a person has acted', () => {
  it('when he clicked or typed in this document', () => {
    expect(hasActed(windowOf(true))).toBe(true);
    expect(hasActed(windowOf(false))).toBe(false);
  });

  it('when he did so in the page around a frame of the same origin', () => {
    expect(hasActed(windowOf(false, { parent: windowOf(true) }))).toBe(true);
    expect(hasActed(windowOf(false, { parent: windowOf(false) }))).toBe(false);
  });

  it('not when the page around is of another origin, whatever happened there', () => {
    const foreign = {
      get navigator(): never {
        throw new DOMException('Blocked a frame', 'SecurityError');
      },
    };
    expect(hasActed(windowOf(false, { parent: foreign }))).toBe(false);
  });

  it('and any other failure is not hushed up', () => {
    const broken = {
      get navigator(): never {
        throw new RangeError('broken');
      },
    };
    expect(() => hasActed(windowOf(false, { parent: broken }))).toThrow('broken');
  });
});
