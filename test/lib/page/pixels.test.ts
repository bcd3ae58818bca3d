// @vitest-environment jsdom
// Sources that need no drawing; what is drawn is read in real browsers by the scenarios of binding.
import { expect, it } from 'vitest';
import { seeSource } from '../../../lib/page/pixels.ts';
import { part, show } from './html.ts';

it('a text beside the picture is taken as it stands', async () => {
  const text = 'otpauth://totp/a?secret=GEZDGNBV';
  expect(await seeSource({ as: 'text', element: document.body, text })).toEqual({ text });
});

it('an empty canvas shows nothing', async () => {
  show('<canvas width="0" height="0"></canvas>');
  expect(await seeSource({ as: 'canvas', element: part<HTMLCanvasElement>('canvas') })).toBeNull();
});

it('a picture that cannot be loaded shows nothing', async () => {
  show('<img>');
  expect(await seeSource({ as: 'img', element: part<HTMLImageElement>('img') })).toBeNull();
});
