// Sending, again for a while when a stopped background took the answer with it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hearBackground, isProblem, send, sendToPage, transport } from '../../../lib/messaging/sender.ts';

const message = vi.spyOn(transport, 'sendMessage');

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { id: 'own-id' });
  message.mockReset();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a message to the background', () => {
  it('is sent once when it is answered', async () => {
    message.mockResolvedValue({ mailboxes: [] });
    expect(await send('mailbox:list', undefined)).toEqual({ mailboxes: [] });
    expect(message.mock.calls).toEqual([['mailbox:list', undefined]]);
  });

  it('is sent again while answers are lost, for some seconds and not for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const lost = new Error('The message port closed before a response was received.');
    for (let i = 0; i < 4; i++) message.mockRejectedValueOnce(lost);
    message.mockResolvedValueOnce({ mailboxes: [] });
    const answer = send('mailbox:list', undefined);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await answer).toEqual({ mailboxes: [] });
    expect(message).toHaveBeenCalledTimes(5);
    message.mockReset().mockRejectedValue(new Error('Receiving end does not exist.'));
    const refused = expect(send('mailbox:list', undefined)).rejects.toThrow('Receiving end');
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
    expect(message).toHaveBeenCalledTimes(6);
  });

  it('is not sent again when the extension goes during a pause', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    message.mockRejectedValue(new Error('Receiving end does not exist.'));
    const refused = expect(send('mailbox:list', undefined)).rejects.toThrow('Receiving end');
    await vi.advanceTimersByTimeAsync(10);
    Object.assign(fakeBrowser.runtime, { id: undefined });
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
    expect(message).toHaveBeenCalledTimes(2);
  });

  it('is not sent again when the extension itself has gone', async () => {
    Object.assign(fakeBrowser.runtime, { id: undefined });
    message.mockRejectedValue(new Error('Extension context invalidated.'));
    await expect(send('mailbox:list', undefined)).rejects.toThrow('invalidated');
    expect(message).toHaveBeenCalledTimes(1);
  });
});

describe('a message to a page', () => {
  it('that answers nobody, behind an open alert, is not waited for for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(() => new Promise(() => undefined));
    const answer = sendToPage(7, 0, 'page:unread', {});
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await answer).toBeNull();
  });

  it('goes to one frame, and nobody there is no error', async () => {
    const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
    expect(await sendToPage(7, 3, 'page:card', { show: true, frameId: 0 })).toBe(true);
    expect(told).toHaveBeenCalledWith(7, { page: 'page:card', input: { show: true, frameId: 0 } }, { frameId: 3 });
    told.mockRejectedValue(new Error('Receiving end does not exist.'));
    expect(await sendToPage(7, 3, 'page:card', { show: true, frameId: 0 })).toBeNull();
  });

  it('is heard from this extension only, in its own form, until the end', async () => {
    let listener: ((message: unknown, sender: { id?: string }) => unknown) | null = null;
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((heard) => void (listener = heard as never));
    const remove = vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener').mockImplementation(() => undefined);
    const hear = vi.fn((name: string) => `${name}!`);
    const stop = hearBackground(hear);
    const say = (words: unknown, id: string) => (listener as never as (m: unknown, s: object) => unknown)(words, { id });
    expect(await say({ page: 'page:card', input: { show: true, frameId: 0 } }, 'own-id')).toBe('page:card!');
    expect(hear).toHaveBeenCalledWith('page:card', { show: true, frameId: 0 });
    for (const [words, id] of [
      [{ page: 'page:card', input: {} }, 'other-id'],
      [{ type: 'visit:start' }, 'own-id'],
      ['page:card', 'own-id'],
      [null, 'own-id'],
    ] as const)
      expect(say(words, id)).toBeUndefined();
    expect(hear).toHaveBeenCalledTimes(1);
    stop();
    expect(remove).toHaveBeenCalledWith(listener);
  });
});

it('a refusal is told from an answer', () => {
  expect([isProblem({ problem: 'locked' }), isProblem({ entries: [] })]).toEqual([true, false]);
});
