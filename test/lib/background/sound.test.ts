// Sounds in a background that has no sound of its own.
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { playSound } from '../../../lib/background/sound.ts';

const pages = { open: [] as string[], most: 0, refuses: false };
const events: string[] = [];
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(pages, { open: [], most: 0, refuses: false });
  events.length = 0;
  Object.assign(fakeBrowser, {
    offscreen: {
      hasDocument: async () => pages.open.length > 0,
      closeDocument: async () => void (pages.open = []),
      createDocument: async ({ url, reasons }: { url: string; reasons: string[] }) => {
        if (pages.refuses) throw new Error('no page now');
        pages.open.push(url);
        pages.most = Math.max(pages.most, pages.open.length);
        events.push(`${url} ${reasons.join()}`);
      },
    },
  });
});

it('a sound gets a page, the next one another in its place', async () => {
  await playSound('chime');
  await playSound('drop');
  expect([events, pages.open]).toEqual([
    ['/sound.html#chime AUDIO_PLAYBACK', '/sound.html#drop AUDIO_PLAYBACK'],
    ['/sound.html#drop'],
  ]);
});
it('two at once begin one after the other', async () => {
  await Promise.all([playSound('chime'), playSound('knock')]);
  expect([pages.most, pages.open]).toEqual([1, ['/sound.html#knock']]);
});
it('one that could not begin says so, and the next one can', async () => {
  pages.refuses = true;
  await expect(playSound('chime')).rejects.toThrow('no page now');
  pages.refuses = false;
  await playSound('drop');
  expect(pages.open).toEqual(['/sound.html#drop']);
});
it('Firefox’s background makes it by itself', async () => {
  Object.assign(fakeBrowser, { offscreen: undefined });
  const context = vi.fn(function silence() {
    throw new Error('silence in a test');
  });
  vi.stubGlobal('AudioContext', context);
  const played = playSound('chime');
  await expect(played).rejects.toThrow('silence');
  vi.unstubAllGlobals();
  expect([context.mock.calls.length, pages.open]).toEqual([1, []]);
});
