import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { tabPicture } from '../../../lib/background/picture.ts';

const capture = vi.fn<(options: unknown) => Promise<string>>();
Object.assign(fakeBrowser.tabs, { captureVisibleTab: capture });
afterEach(() => capture.mockReset());

it('the tab in front is pictured without loss', async () => {
  capture.mockResolvedValue('data:image/png;base64,AA==');
  expect(await tabPicture()).toEqual({ png: 'data:image/png;base64,AA==' });
  expect(capture.mock.calls).toEqual([[{ format: 'png' }]]);
});

it('a page the browser keeps to itself is told apart from a fault', async () => {
  capture.mockRejectedValue(new Error('Cannot access contents of the page'));
  await expect(tabPicture()).rejects.toMatchObject({ problem: { problem: 'unseen-page' } });
  capture.mockRejectedValue('broken');
  await expect(tabPicture()).rejects.toBe('broken');
});
