import { describe, expect, it, vi } from 'vitest';
import { encodeQR } from 'qr';
import { firstRead } from '../../../lib/qr/first-read.ts';
import type { Picture } from '../../../lib/qr/pixels.ts';
import { QrError } from '../../../lib/qr/qr-error.ts';
import { readQr } from '../../../lib/qr/read.ts';
import { makeSecondReader } from '../../../lib/qr/second-read.ts';
import type { SecondReader } from '../../../lib/qr/second-read.ts';
import { drawQr } from '../../../lib/qr/write.ts';
import { pictureOf, placeOn, render, seeded } from './render.ts';
import type { Wish } from './render.ts';
import { loadSecondReader } from './second-reader.ts';

const TEXT = 'otpauth://totp/Coremail:a@cqu.edu.cn?secret=JBSWY3DPEHPK3PXP';
const wish = (parts: Partial<Wish> = {}): Wish => ({ text: TEXT, scale: 4, margin: 4, ...parts });

/** Its bytes as they are, without a word about their alphabet. */
function ofBytes(bytes: number[]): Picture {
  const modules = encodeQR('x'.repeat(bytes.length), 'raw', {
    encoding: 'byte',
    border: 4,
    textEncoder: () => Uint8Array.from(bytes),
  });
  const side = modules.length * 4;
  const grey = Array.from({ length: side * side }, (_pixel, i) => (modules[(i / side) >> 2]?.[(i % side) >> 2] ? 0 : 255));
  return pictureOf(grey, side, side);
}

function withAlpha(picture: Picture, alphaOf: (grey: number) => number, colour: number): Picture {
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at += 4) data.set([colour, colour, colour, alphaOf(data[at] ?? 0)], at);
  return { ...picture, data };
}

function noise(width: number, height: number): Picture {
  const random = seeded(3);
  return pictureOf(
    Uint8Array.from({ length: width * height }, () => random() * 256),
    width,
    height,
  );
}

const failToLoad = (): Promise<SecondReader> => Promise.reject(new Error('offline'));

function fakeReader(read: SecondReader['read']): { load: () => Promise<SecondReader>; read: SecondReader['read'] } {
  const spied = vi.fn(read);
  return { load: () => Promise.resolve({ read: spied }), read: spied };
}

describe('what is read from a picture', () => {
  it('is every text, when there are several codes', async () => {
    const texts = ['https://open.weixin.qq.com/x', TEXT, '第三个'];
    const page = placeOn(render(wish({ text: texts[0] ?? '' })), 900, 400, 20, 20);
    for (const [i, text] of texts.entries()) {
      const code = render(wish({ text }));
      for (let y = 0; y < code.height; y++) {
        page.data.set(code.data.subarray(y * code.width * 4, (y + 1) * code.width * 4), ((20 + y) * 900 + 20 + 290 * i) * 4);
      }
    }
    expect(firstRead(page, 'screen').toSorted()).toEqual(texts.toSorted());
    expect((await readQr(page, { loadSecondReader })).toSorted()).toEqual(texts.toSorted());
  });
  it('is one text, when the same code is there twice', async () => {
    const one = render(wish());
    const page = placeOn(one, 2 * one.width, one.height, 0, 0);
    for (let y = 0; y < one.height; y++) {
      page.data.copyWithin((y * page.width + one.width) * 4, y * page.width * 4, (y * page.width + one.width) * 4);
    }
    expect(await readQr(page, { loadSecondReader })).toEqual([TEXT]);
  });
  it('has LF line ends', async () => {
    const picture = render(wish({ text: 'one\r\ntwo\r\n' }));
    expect(firstRead(picture, 'element')).toEqual(['one\ntwo\n']);
    expect(await (await loadSecondReader()).read(picture)).toEqual(['one\ntwo\n']);
  });
  it('keeps control characters as they are, with both readers', async () => {
    const picture = render(wish({ text: '\u0001\u0010AD:SUB:x' }));
    expect(firstRead(picture, 'element')).toEqual(['\u0001\u0010AD:SUB:x']);
    expect(await (await loadSecondReader()).read(picture)).toEqual(['\u0001\u0010AD:SUB:x']);
  });
  it('is the same on a see-through ground, dark on light and light on dark', () => {
    const onNothing = withAlpha(render(wish()), (grey) => 255 - grey, 0);
    const lightOnNothing = withAlpha(render(wish()), (grey) => 255 - grey, 255);
    expect(firstRead(onNothing, 'element')).toEqual([TEXT]);
    expect(firstRead(lightOnNothing, 'screen')).toEqual([TEXT]);
  });
  it.each(['element', 'picture'] as const)('is found without a margin in the middle of a dark ground (%s)', (effort) => {
    const bare = render(wish({ margin: 0 }));
    expect(firstRead(placeOn(bare, 300, 300, 60, 60, 30), effort)).toEqual([TEXT]);
  });
  it('is found when the code is mirrored', async () => {
    expect(await readQr(render(wish({ mirrored: true })), { effort: 'element', loadSecondReader })).toEqual([TEXT]);
  });
  it('is nothing, when there is no code', async () => {
    expect(await readQr(noise(48, 48), { loadSecondReader })).toEqual([]);
    expect(await readQr(pictureOf(new Uint8Array(1), 1, 1), { loadSecondReader })).toEqual([]);
    expect(await readQr(pictureOf(new Uint8Array(10_000).fill(255), 100, 100), { effort: 'element', loadSecondReader })).toEqual(
      [],
    );
  }, 30_000);
  it('leaves bytes of an unnamed alphabet to the second reader', async () => {
    // "ﾃﾞｻﾞｲﾝ" in Shift JIS.
    const picture = ofBytes([0x2a, 0xc3, 0xde, 0xbb, 0xde, 0xb2, 0xdd, 0x51, 0x52, 0x2a]);
    expect(firstRead(picture, 'element')).toEqual([]);
    expect(await readQr(picture, { effort: 'element', loadSecondReader })).toEqual(['*ﾃﾞｻﾞｲﾝQR*']);
  });
  it('is Chinese, when the code is UTF-8', () => {
    expect(firstRead(render(wish({ text: '重庆大学：张三' })), 'element')).toEqual(['重庆大学：张三']);
  });
});

describe('the second reader', () => {
  it('is not loaded when the first found something in an element', async () => {
    const load = vi.fn(loadSecondReader);
    expect(await readQr(render(wish()), { effort: 'element', loadSecondReader: load })).toEqual([TEXT]);
    expect(load).not.toHaveBeenCalled();
  });
  it('looks at a screenshot once and quickly, when that shows a code', async () => {
    const { load, read } = fakeReader(() => Promise.resolve(['seen']));
    expect(await readQr(noise(40, 40), { effort: 'screen', loadSecondReader: load })).toEqual(['seen']);
    expect(vi.mocked(read).mock.calls.map(([, ...how]) => how)).toEqual([['global', 'quick']]);
  });
  it('looks at half of the pixels of a whole screen first, and at all of them where those show nothing wanted', async () => {
    const answers = [['an app'], [TEXT]];
    const { load, read } = fakeReader(() => Promise.resolve(answers.shift() ?? []));
    const isWanted = (text: string) => text.startsWith('otpauth:');
    expect(await readQr(noise(900, 400), { effort: 'screen', loadSecondReader: load, isWanted })).toEqual(['an app', TEXT]);
    const looks = vi.mocked(read).mock.calls.map(([{ width, height }, ...how]) => [width, height, ...how]);
    expect(looks).toEqual([
      [450, 200, 'global', 'quick'],
      [900, 400, 'global', 'quick'],
    ]);
  });
  it('goes on with a screenshot until it has seen what is wanted, and says the rest too', async () => {
    const answers = [['an app'], [], ['an app', TEXT], ['never asked']];
    const { load } = fakeReader(() => Promise.resolve(answers.shift() ?? []));
    const isWanted = (text: string) => text.startsWith('otpauth:');
    expect(await readQr(noise(40, 40), { effort: 'screen', loadSecondReader: load, isWanted })).toEqual(['an app', TEXT]);
    expect(answers).toEqual([['never asked']]);
  });
  it('leaves a screenshot to the first when it has seen nothing wanted', async () => {
    const { load } = fakeReader(() => Promise.resolve([]));
    const page = placeOn(render(wish()), 900, 400, 20, 20);
    expect(await readQr(page, { effort: 'screen', loadSecondReader: load })).toEqual([TEXT]);
  });
  it('is asked about a picture file in any case, and its further texts are added', async () => {
    const { load } = fakeReader(() => Promise.resolve([TEXT, 'another']));
    expect(await readQr(render(wish()), { loadSecondReader: load })).toEqual([TEXT, 'another']);
  });
  it('is believed at once for a picture that is little changed', async () => {
    const { load, read } = fakeReader(() => Promise.resolve(['seen']));
    expect(await readQr(noise(40, 40), { loadSecondReader: load })).toEqual(['seen']);
    expect(read).toHaveBeenCalledTimes(1);
  });
  it('is not believed when only one of the strong changes gave a text', async () => {
    let calls = 0;
    const { load } = fakeReader(() => Promise.resolve(calls++ === 20 ? ['accident'] : []));
    expect(await readQr(noise(40, 40), { loadSecondReader: load })).toEqual([]);
    expect(calls).toBeGreaterThan(21);
  });
  it('is believed when two of the strong changes gave the same text', async () => {
    let calls = 0;
    const { load } = fakeReader(() => Promise.resolve([20, 25].includes(calls++) ? ['twice'] : []));
    expect(await readQr(noise(40, 40), { loadSecondReader: load })).toEqual(['twice']);
  });
  it('can be left out', async () => {
    expect(await readQr(noise(40, 40))).toEqual([]);
  });
  it('that cannot be loaded is a typed error', async () => {
    await expect(readQr(noise(40, 40), { loadSecondReader: failToLoad })).rejects.toMatchObject({
      name: 'QrError',
      code: 'no-second-reader',
    });
  });
  it('made of something that is no wasm is a typed error', async () => {
    await expect(makeSecondReader(new ArrayBuffer(8))).rejects.toMatchObject({ name: 'QrError', code: 'no-second-reader' });
  });
});

describe('a picture that is none', () => {
  const pixel = new Uint8ClampedArray(4);
  it.each([
    ['bad-picture', { data: pixel, width: 0, height: 0 }],
    ['bad-picture', { data: pixel, width: 2, height: 1 }],
    ['bad-picture', { data: pixel, width: 0.5, height: 2 }],
    ['bad-picture', { data: pixel, width: Number.NaN, height: 1 }],
    ['bad-picture', { data: pixel, width: -1, height: -1 }],
    ['too-large', { data: pixel, width: 20_000, height: 20_000 }],
  ])('is refused as %s (%#)', async (code, picture) => {
    expect(() => firstRead(picture, 'element')).toThrow(QrError);
    await expect(readQr(picture)).rejects.toMatchObject({ code });
  });
});

describe('a text drawn as a code', () => {
  it.each(['a', TEXT, '重庆大学', 'x'.repeat(1500)])('is read back (%#)', async (text) => {
    const { modules, size } = drawQr(text);
    const side = size * 3;
    const grey = Array.from({ length: side * side }, (_pixel, i) =>
      modules[Math.floor(i / side / 3)]?.[Math.floor((i % side) / 3)] ? 0 : 255,
    );
    expect(await readQr(pictureOf(grey, side, side), { effort: 'element', loadSecondReader })).toEqual([text]);
  });
  it('has a path that covers the black modules and no others', () => {
    const { modules, path, size } = drawQr(TEXT);
    const covered = modules.map((row) => row.map(() => false));
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
      covered[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
    expect(covered).toEqual(modules);
    expect(modules.slice(0, 4).flat().some(Boolean)).toBe(false);
    expect(size).toBe(modules.length);
  });
});
