// @vitest-environment jsdom
// The QR reader is fetched on the way to a bind dialog, by the user's own presses, and not otherwise.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerReader } from '../../../lib/visit/read-qr.ts';
import { loadReaderAhead } from '../../../lib/visit/reader-ahead.ts';
import type { Ask } from '../../../lib/visit/send.ts';
import { part, show } from '../page/html.ts';
import { really } from './really.ts';

let ask = vi.fn();
let end = new AbortController();
const press = (selector: string) => really(part(selector), new MouseEvent('pointerdown', { bubbles: true, composed: true }));

beforeEach(() => {
  ask = vi.fn(async () => ({}));
  end = new AbortController();
  show(
    '<a id="way">二次验证设置</a><button>绑定</button><a id="inbox">收件箱</a><p>绑定手机之后，可以用它来登录邮箱，也可以用它来找回密码</p>',
  );
  loadReaderAhead(document, ask as unknown as Ask, end.signal);
});
afterEach(() => {
  end.abort();
  Reflect.deleteProperty(globalThis, Symbol.for('mailkey.qr'));
});

describe('the reader is fetched', () => {
  it.each(['#way', 'button'])('at a press of %s, once', (selector) => {
    press(selector);
    press('button');
    expect(ask.mock.calls).toEqual([['bind:loadReader', undefined]]);
  });

  it.each(['#inbox', 'p'])('not at a press of %s', (selector) => {
    press(selector);
    expect(ask).not.toHaveBeenCalled();
  });

  it('not at a press by a script of the page', () => {
    part('button').dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    expect(ask).not.toHaveBeenCalled();
  });

  it('not when it is there already', () => {
    offerReader(async () => ({ texts: [], unread: null }));
    press('button');
    expect(ask).not.toHaveBeenCalled();
  });

  it('not after the visit', () => {
    end.abort();
    press('button');
    expect(ask).not.toHaveBeenCalled();
  });
});
