// Between a frame and its top document.
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { frameSince, toldInFrame } from '../../../lib/background/in-frame.ts';
import { page } from './fake-desk.ts';

const send = vi.spyOn(fakeBrowser.tabs, 'sendMessage');
const frame = { ...page, role: 'frame', frameId: 9 } as const;

beforeEach(() => {
  send.mockReset().mockImplementation(async () => 1_234);
});

it('what a frame tells goes to the top document of its own tab, with the frame as the browser names it', async () => {
  await toldInFrame({ entryId: 'one', purpose: 'bind', state: 'pressed' }, frame);
  const input = { entryId: 'one', purpose: 'bind', state: 'pressed', frameId: 9 };
  expect(send.mock.calls).toEqual([[7, { page: 'page:inFrame', input }, { frameId: 0 }]]);
});

it('a frame in which nobody answers, or somebody else, is none', async () => {
  expect(await frameSince(9, page)).toEqual({ since: 1_234 });
  expect(send.mock.calls[0]).toMatchObject([7, { page: 'page:since' }, { frameId: 9 }]);
  send.mockImplementation(async () => 'soon');
  expect(await frameSince(9, page)).toEqual({ since: null });
  send.mockRejectedValue(new Error('no such frame'));
  expect(await frameSince(9, page)).toEqual({ since: null });
});

it('neither is answered to a page that is not listed', async () => {
  const stranger = { ...page, origin: 'https://evil.example' };
  await expect(frameSince(9, stranger)).rejects.toMatchObject({ problem: { problem: 'not-allowed' } });
  await expect(toldInFrame({ entryId: 'one', purpose: 'bind', state: 'gone' }, stranger)).rejects.toMatchObject({
    problem: { problem: 'not-allowed' },
  });
  expect(send).not.toHaveBeenCalled();
});
