// The bare message of the first half of the content script, as the background must be able to read it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { transport } from '../../../lib/messaging/sender.ts';
import { tell } from '../../../lib/messaging/tell.ts';

type Answered = () => void;
const runtime: { id: string | undefined; lastError: object | undefined; sendMessage: ReturnType<typeof vi.fn> } = {
  id: 'own-id',
  lastError: undefined,
  sendMessage: vi.fn(),
};

/** The browser fails `times` messages, then answers. */
function failing(times: number): void {
  let left = times;
  runtime.sendMessage.mockImplementation((_message: object, answered: Answered) => {
    runtime.lastError = left > 0 ? { message: 'The message port closed before a response was received.' } : undefined;
    left -= 1;
    answered();
  });
}

beforeEach(() => {
  Object.assign(runtime, { id: 'own-id', lastError: undefined, sendMessage: vi.fn() });
  vi.stubGlobal('chrome', { runtime });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a message nobody waits for', () => {
  it('has the envelope of every other message', async () => {
    void transport.sendMessage('visit:load', undefined);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalledTimes(1));
    tell('visit:load', undefined);
    const [usual, bare] = runtime.sendMessage.mock.calls.map(([message]) => message as Record<string, unknown>);
    expect(Object.keys(bare ?? {})).toEqual(Object.keys(usual ?? {}));
    expect(bare).toMatchObject({ id: expect.any(Number), type: 'visit:load', data: undefined, timestamp: expect.any(Number) });
  });

  it('is sent once when it arrives', () => {
    failing(0);
    tell('visit:load', undefined);
    expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['arrives', 1, [0, 0]],
    ['arrives late', 4, [0, 0, 50, 300, 1_300]],
    ['never arrives', 99, [0, 0, 50, 300, 1_300, 4_300]],
  ])('is sent again, ever later, when the background went with it, until it %s', async (_when, times, sentAt) => {
    vi.useFakeTimers();
    const begunAt = Date.now();
    failing(times);
    tell('visit:load', undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    const told = runtime.sendMessage.mock.calls.map(([message]) => (message as { timestamp: number }).timestamp - begunAt);
    expect(told).toEqual(sentAt);
  });

  it('is not sent again when the extension has gone meanwhile', async () => {
    vi.useFakeTimers();
    failing(99);
    tell('visit:load', undefined);
    runtime.id = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
  });

  it('is not sent when the extension has gone', () => {
    runtime.id = undefined;
    tell('visit:load', undefined);
    expect(runtime.sendMessage).not.toHaveBeenCalled();
  });
});
