// A screenshot is looked at quickly first, and read as any picture where that shows no code for authenticators.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readScreenshot } from '../../../components/entries/read-images.ts';

const readQr = vi.hoisted(() => vi.fn<(pixels: unknown, options: { readonly effort?: string }) => Promise<string[]>>());
vi.mock('../../../lib/qr/read.ts', () => ({ readQr }));

const png = 'data:image/png;base64,iVBORw0KGgo=';
const wanted = 'otpauth://totp/student1?secret=GEZDGNBVGY3TQOJQ';
const efforts = () => readQr.mock.calls.map(([, { effort }]) => effort);
/** What the quick look shows, and what the long one does. */
const shows = (quick: string[], long: string[]) =>
  readQr.mockImplementation(async (_, { effort }) => (effort === 'screen' ? quick : long));

beforeEach(() => {
  readQr.mockReset();
  const pen = { fillRect: () => undefined, drawImage: () => undefined, getImageData: () => ({}) };
  vi.stubGlobal('createImageBitmap', async () => ({ width: 8, height: 8, close: () => undefined }));
  vi.stubGlobal(
    'OffscreenCanvas',
    class OffscreenCanvas {
      getContext = () => pen;
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('gives what the quick look shows, without the codes beside it that are for nobody', async () => {
  shows(['https://example.org', wanted], []);
  expect(await readScreenshot(png)).toEqual([wanted]);
  expect(efforts()).toEqual(['screen']);
});

it.each([
  ['nothing', []],
  ['only codes of another kind', ['https://example.org']],
])('is read once more as any picture when the quick look shows %s', async (_what, quick) => {
  shows(quick, [wanted]);
  expect(await readScreenshot(png)).toEqual([wanted]);
  expect(efforts()).toEqual(['screen', undefined]);
});

it('is empty when it is no picture', async () => {
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no picture', 'InvalidStateError')));
  expect(await readScreenshot(png)).toEqual([]);
  expect(readQr).not.toHaveBeenCalled();
});
