// @vitest-environment jsdom
// What an open mailbox tells, and when.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UnreadPage } from '../../../lib/providers/unread.ts';
import { unreadSaidBy, watchUnread } from '../../../lib/visit/unread.ts';
import { part, show } from '../page/html.ts';

const frame = document.implementation.createHTMLDocument();
const page: UnreadPage = {
  id: 'exmail',
  sessionOnPage: (shown) => (shown.querySelector('b') === null ? null : { origin: '', route: '', sid: '' }),
  accountOnPage: () => 'a@b.cn',
  unreadOnPage(shown) {
    const text = shown.querySelector('b')?.textContent ?? '';
    if (text === 'out') return { state: 'signed-out' };
    if (text === 'odd') return { state: 'changed' };
    return text === ''
      ? null
      : { state: 'count', count: Number(text) + Number(frame.body.textContent), exact: true, mails: null };
  },
  framesOnPage: () => [frame],
};
let ending = new AbortController();
const tell = vi.fn<(said: unknown) => void>();
const told = () => tell.mock.calls.map(([said]) => (said as { reading: unknown }).reading);
const count = (number: number) => ({ state: 'count', count: number, exact: true });

beforeEach(() => {
  vi.useFakeTimers();
  ending = new AbortController();
  tell.mockReset();
  frame.body.textContent = '';
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

const change = async (happen: () => void) => {
  happen();
  await vi.advanceTimersByTimeAsync(300);
};

describe('an open mailbox', () => {
  it('tells its number at once, and each change of it once', async () => {
    show('<b>3</b>');
    watchUnread(document, page, tell, ending.signal);
    expect(tell.mock.calls).toEqual([[{ address: document.location.href, account: 'a@b.cn', reading: count(3) }]]);
    await change(() => document.body.append('other news'));
    await change(() => (part('b').textContent = '4'));
    await change(() => part('b').firstChild?.replaceWith('out'));
    await change(() => (part('b').textContent = ''));
    expect(told()).toEqual([count(3), count(4), { state: 'signed-out' }, null]);
  });
  it('tells of changes in its frames, also in one that has loaded anew', async () => {
    show('<b>3</b><iframe></iframe>');
    watchUnread(document, page, tell, ending.signal);
    await change(() => (frame.body.textContent = '5'));
    expect(told()).toEqual([count(3), count(8)]);
    await change(() => part('b').remove());
    await change(() => part('iframe').before(Object.assign(document.createElement('b'), { textContent: '1' })));
    expect(told()).toEqual([count(3), count(8), count(6)]);
  });
  it('names the letter that it announces itself once, and none of endless words', async () => {
    const announced = vi.spyOn(page, 'unreadOnPage');
    const shows = (number: number, subject: string) =>
      announced.mockReturnValue({ state: 'count', count: number, exact: true, mails: [{ from: 'A', subject, id: '1' }] });
    show('<b>3</b>');
    shows(3, 'x'.repeat(999));
    watchUnread(document, page, tell, ending.signal);
    shows(4, 'x'.repeat(999));
    await change(() => document.body.append('news'));
    shows(5, 'y');
    await change(() => document.body.append('news'));
    expect(told().map((reading) => (reading as { mails?: unknown }).mails)).toEqual([
      [{ from: 'A', subject: 'x'.repeat(300), id: '' }],
      undefined,
      [{ from: 'A', subject: 'y', id: '' }],
    ]);
    announced.mockRestore();
  });
  it('tells nothing without a session, nor after the visit', async () => {
    show('<p>登录</p>');
    watchUnread(document, page, tell, ending.signal);
    ending.abort();
    await change(() => show('<b>3</b>'));
    expect(tell).not.toHaveBeenCalled();
  });
  it('tells that its page has changed, by itself and when asked, once it has been so for five seconds without a break', async () => {
    show('<b>odd</b>');
    watchUnread(document, page, tell, ending.signal);
    await vi.advanceTimersByTimeAsync(4_000);
    await change(() => (part('b').textContent = '3'));
    await change(() => (part('b').textContent = 'odd'));
    await vi.advanceTimersByTimeAsync(4_000);
    expect([told(), unreadSaidBy(document, page)?.reading]).toEqual([[null, count(3), null], null]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told().at(-1)).toEqual({ state: 'changed' });
    expect(unreadSaidBy(document, page)?.reading).toEqual({ state: 'changed' });
  });
  it('tells of no change after the visit', async () => {
    show('<b>odd</b>');
    watchUnread(document, page, tell, ending.signal);
    ending.abort();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(told()).toEqual([null]);
  });
});
