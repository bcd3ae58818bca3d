import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pixelsSeen } from '../../../lib/background/pixels.ts';
import { tabMemory } from '../../../lib/background/tabs.ts';
import { page } from './fake-desk.ts';

const picture = { png: 'data:image/png;base64,AA==' };

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
});

it('a picture for the second reader waits in the card of its own tab', async () => {
  await pixelsSeen(picture, { ...page, frameId: 3 });
  expect((await tabMemory(7)).card).toEqual({
    view: { kind: 'reading', host: 'mail.cqu.edu.cn' },
    pixels: picture.png,
    frameId: 3,
  });
});

it.each(['https://evil.example', 'https://exmail.qq.com'])(
  'a picture of a page that takes no codes is refused: %s',
  async (origin) => {
    await expect(pixelsSeen(picture, { ...page, origin })).rejects.toMatchObject({
      problem: { problem: 'not-allowed' },
    });
  },
);
