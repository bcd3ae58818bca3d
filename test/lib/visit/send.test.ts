// Asking the background until the extension has gone.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { transport } from '../../../lib/messaging/sender.ts';
import { makeAsk, Orphaned } from '../../../lib/visit/send.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

describe('asking', () => {
  it('gives the answer of the background', async () => {
    const send = vi.spyOn(transport, 'sendMessage').mockResolvedValue({});
    const onOrphaned = vi.fn();
    expect(await makeAsk(onOrphaned)('visit:account', { account: 'student1' })).toEqual({});
    expect(send).toHaveBeenCalledWith('visit:account', { account: 'student1' });
    expect(onOrphaned).not.toHaveBeenCalled();
  });

  it('ends the visit when the extension has gone, and says so by a type of its own', async () => {
    vi.spyOn(transport, 'sendMessage').mockRejectedValue(new Error('Extension context invalidated.'));
    const onOrphaned = vi.fn();
    await expect(makeAsk(onOrphaned)('visit:start', undefined)).rejects.toBeInstanceOf(Orphaned);
    expect(onOrphaned).toHaveBeenCalledTimes(1);
  });
});
