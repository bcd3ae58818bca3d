// The second reader alone, with the wasm file of the installed package.
import { describe, expect, it } from 'vitest';
import { invert, toGrey, toPicture } from '../../../lib/qr/pixels.ts';
import { makeSecondReader } from '../../../lib/qr/second-read.ts';
import { pictureOf, placeOn, render } from './render.ts';
import { loadSecondReader } from './second-reader.ts';

const TEXT = 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP';
const code = render({ text: TEXT, scale: 4, margin: 4 });

describe('the second reader', () => {
  it.each(['local', 'global'] as const)('reads a code (%s)', async (binarizer) => {
    expect(await (await loadSecondReader()).read(code, binarizer)).toEqual([TEXT]);
  });

  it('reads a plain one quickly, and leaves an inverted one to a thorough look', async () => {
    const { read } = await loadSecondReader();
    expect(await read(code, 'global', 'quick')).toEqual([TEXT]);
    expect(await read(toPicture(invert(toGrey(code))), 'global', 'quick')).toEqual([]);
  });

  it('reads a turned and an inverted one', async () => {
    const { read } = await loadSecondReader();
    expect(await read(render({ text: TEXT, scale: 4, margin: 4, degrees: 30 }))).toEqual([TEXT]);
    expect(await read(toPicture(invert(toGrey(code))))).toEqual([TEXT]);
  });

  it('says every code in the picture, also a text that is there twice', async () => {
    const page = placeOn(code, 2 * code.width, code.height, 0, 0);
    for (let y = 0; y < code.height; y++) {
      page.data.copyWithin((y * page.width + code.width) * 4, y * page.width * 4, (y * page.width + code.width) * 4);
    }
    expect(await (await loadSecondReader()).read(page)).toEqual([TEXT, TEXT]);
  });

  it('gives control characters as they are, and LF line ends', async () => {
    const picture = render({ text: 'a\u0001\r\nb', scale: 4, margin: 4 });
    expect(await (await loadSecondReader()).read(picture)).toEqual(['a\u0001\nb']);
  });

  it('leaves the picture as it was', async () => {
    const before = code.data.slice();
    await (await loadSecondReader()).read(code);
    expect(code.data).toEqual(before);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await (await loadSecondReader()).read(pictureOf(new Uint8Array(3600).fill(255), 60, 60))).toEqual([]);
  });
});

describe('a second reader of bytes that are no wasm', () => {
  it.each([[0], [8]])('is refused (%i bytes)', async (length) => {
    await expect(makeSecondReader(new ArrayBuffer(length))).rejects.toMatchObject({ name: 'QrError', code: 'no-second-reader' });
  });
});
