// The polyfill is built in without its table of calls, and with what it is there for.
import { describe, expect, it } from 'vitest';
import { readBuilt } from './built.ts';

const background = readBuilt('chrome-mv3', 'background.js').toString();
/** A call in the table: the minifier leaves names of properties as they are. */
const calls = /\b(\w+):\{minArgs:\d/g;

describe('the polyfill in the build', () => {
  it('has nothing of its table but the calls of `runtime`', () => {
    const named = new Set([...background.matchAll(calls)].map((match) => match[1] ?? ''));
    expect(named).toContain('setUninstallURL');
    expect(['getTree', 'removeCookies', 'captureVisibleTab', 'getBytesInUse'].filter((name) => named.has(name))).toEqual([]);
  });
  it('still lets a listener answer a message with a promise', () => {
    expect(background).toContain('onMessageExternal');
  });
});
