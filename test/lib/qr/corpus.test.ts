import { describe, expect, it } from 'vitest';
import { firstRead } from '../../../lib/qr/first-read.ts';
import { readQr } from '../../../lib/qr/read.ts';
import { corpus, HARD, placeOn, render } from './render.ts';
import { loadSecondReader } from './second-reader.ts';

describe('a code taken from its element', () => {
  it('is read by the first reader when it is clean: 200 of 200', () => {
    const wrong = corpus('clean').filter((wish) => firstRead(render(wish), 'element')[0] !== wish.text);
    expect(wrong).toEqual([]);
  }, 60_000);

  it.each(Object.keys(HARD))(
    'is read with %s: 40 of 40',
    async (kind) => {
      const wrong = [];
      for (const wish of corpus(kind)) {
        const texts = await readQr(render(wish), { effort: 'element', loadSecondReader });
        if (texts.length !== 1 || texts[0] !== wish.text) wrong.push({ wish, texts });
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

describe('a code somewhere on a screenshot', () => {
  it('is read when it is clean: 30 of 30', async () => {
    const wrong = [];
    for (const [i, wish] of corpus('clean').slice(0, 30).entries()) {
      const page = placeOn(render(wish), 1000, 700, 20 + 11 * i, 5 * i);
      const texts = await readQr(page, { effort: 'screen', loadSecondReader });
      if (texts[0] !== wish.text) wrong.push({ wish, texts });
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
