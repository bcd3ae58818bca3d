// @vitest-environment jsdom
// The larger half of the script is loaded where a page is worth it, once, and nowhere else.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenWorthALook } from '../../../lib/visit/begin.ts';
import { noteListening } from '../../../lib/visit/listening.ts';
import { part, show } from '../page/html.ts';
import { clickReally, pressReally, really } from './really.ts';

const login = '<form><input name="uid"><input type="password" name="password"><button>登录</button></form>';
let load = vi.fn();
let signIn = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  load = vi.fn();
  signIn = vi.fn();
  // jsdom has no layout: everything without the hidden attribute is drawn.
  Element.prototype.getClientRects = function (this: Element) {
    return (this.closest('[hidden]') === null ? [new DOMRect(0, 0, 9, 9)] : []) as unknown as DOMRectList;
  };
});
afterEach(() => {
  vi.useRealTimers();
  noteListening(false);
  document.body.replaceChildren();
});

describe('the larger half is loaded', () => {
  it('at once where a box is on show that is no plain log-in box', () => {
    show('<input name="code">');
    whenWorthALook(window, load, signIn);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('not by itself where a password is asked for, however long that takes', async () => {
    show(login);
    whenWorthALook(window, load, signIn);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).not.toHaveBeenCalled();
  });

  it('at the first act of a person there, and once only', () => {
    show(login);
    whenWorthALook(window, load, signIn);
    pressReally(part('input'), 'a');
    really(part('input'), new Event('input', { bubbles: true }));
    really(part('button'), new Event('pointerdown', { bubbles: true }));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('not at an act that a script of the page pretends', () => {
    show(login);
    whenWorthALook(window, load, signIn);
    part('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    part('input').dispatchEvent(new Event('input', { bubbles: true }));
    expect(load).not.toHaveBeenCalled();
  });

  it('when a box appears later', async () => {
    show(login);
    whenWorthALook(window, load, signIn);
    document.body.append(Object.assign(document.createElement('input'), { name: 'code' }));
    await vi.advanceTimersByTimeAsync(500);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('once a page without a log-in is at rest, to learn that somebody is signed in', async () => {
    show('<p>收件箱</p>');
    whenWorthALook(window, load, signIn);
    await vi.advanceTimersByTimeAsync(999);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('not in a frame that shows nothing', async () => {
    show('<p>信</p>');
    const frame = Object.create(window, { top: { value: {} }, document: { value: document } }) as Window;
    whenWorthALook(frame, load, signIn);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).not.toHaveBeenCalled();
    clickReally(document.body);
  });
});

describe('a password that is sent before the larger half listens', () => {
  const filled = (value = 'from the browser') => {
    show(login);
    part<HTMLInputElement>('[type=password]').value = value;
    whenWorthALook(window, load, signIn);
  };

  /** The beginning of a press, which is all that may reach us. */
  const touchReally = (element: Element) => really(element, new Event('pointerdown', { bubbles: true }));

  it('is told once, at a press', () => {
    filled();
    touchReally(part('button'));
    touchReally(part('button'));
    expect(signIn).toHaveBeenCalledTimes(1);
  });

  it('is told at Enter, and at no other key', () => {
    filled();
    pressReally(part('input'), 'a');
    expect(signIn).not.toHaveBeenCalled();
    pressReally(part('input'), 'Enter');
    expect(signIn).toHaveBeenCalledTimes(1);
  });

  it('is waited for while the box is empty', () => {
    filled('');
    touchReally(part('input'));
    expect(signIn).not.toHaveBeenCalled();
    part<HTMLInputElement>('[type=password]').value = 'typed';
    touchReally(part('button'));
    expect(signIn).toHaveBeenCalledTimes(1);
  });

  it('is not told at a press that a script of the page makes, nor in a page without a password', () => {
    filled();
    part('button').dispatchEvent(new Event('pointerdown', { bubbles: true }));
    show('<button>登录</button>');
    touchReally(part('button'));
    expect(signIn).not.toHaveBeenCalled();
  });

  it('is nothing to tell once the larger half hears it', () => {
    filled();
    noteListening(true);
    touchReally(part('button'));
    expect(signIn).not.toHaveBeenCalled();
  });
});
