// The polyfill is built in without its table of calls, and with what it is there for.
import { describe, expect, it } from 'vitest';
import { readBuilt } from './built.ts';

const background = readBuilt('chrome-mv3', 'background.js').toString();
/** A call in the table: the minifier leaves names of properties as they are. */
const calls = /\b(\w+):\{minArgs:\d/g;

describe('the polyfill in the build', () => {
  it('has nothing of its table, nor what it does for developer tools and privacy settings', () => {
    expect([...background.matchAll(calls)].map((match) => match[1])).toEqual([]);
    expect(background).not.toMatch(/onRequestFinished|privacy/);
  });
  it('still lets a listener answer a message with a promise', () => {
    expect(background).toContain('onMessageExternal');
    expect(background).toContain('__mozWebExtensionPolyfillReject__');
  });
});
