// Which versions of a picture are tried, in which order and size.
import { describe, expect, it } from 'vitest';
import { firstSteps, gentleSteps, hardSteps } from '../../../lib/qr/ladder.ts';
import { addMargin, toGrey, toPicture } from '../../../lib/qr/pixels.ts';
import type { Grey, Picture } from '../../../lib/qr/pixels.ts';
import { pictureOf, placeOn, render, seeded } from './render.ts';

const code = render({ text: 'otpauth://totp/a', scale: 4, margin: 4 });
const bare = render({ text: 'otpauth://totp/a', scale: 4, margin: 0 });
const sizes = (steps: Iterable<Grey>): string[] => Array.from(steps, ({ width, height }) => `${width}×${height}`);

/** Full to its edges, so that no ground is cut off. */
function noise(width: number, height: number): Picture {
  const random = seeded(5);
  const grey = Uint8Array.from({ length: width * height }, (_value, i) => (i === 0 ? 0 : random() * 200 + 55));
  return pictureOf(grey, width, height);
}

describe('the first reader', () => {
  it('is given a screen as it is, then with its faint parts made plain', () => {
    const [first, second, ...others] = firstSteps(code, 'screen');
    expect(first).toEqual(toGrey(code));
    expect(new Set(second?.data)).toEqual(new Set([0, 255]));
    expect(others).toEqual([]);
  });

  it('is given a picture file as it is, then without the ground around the code', () => {
    const inner = bare.width;
    const page = placeOn(bare, 300, 200, 50, 20);
    expect(sizes(firstSteps(page, 'picture'))).toEqual([
      '300×200',
      `${inner + 2 * Math.ceil(inner * 0.2)}×${inner + 2 * Math.ceil(inner * 0.2)}`,
    ]);
  });

  it('is given an element with a white margin of a fifth first, then larger and smaller', () => {
    const steps = [...firstSteps(noise(100, 100), 'element')];
    expect(steps[0]).toEqual(addMargin(toGrey(noise(100, 100)), 20, 255));
    expect(sizes(steps)).toEqual(['140×140', '280×280', '280×280', '70×70', '280×280', '420×420']);
  });

  it('is given a see-through picture on black too', () => {
    const seeThrough = { ...code, data: code.data.slice() };
    seeThrough.data.set([0, 0, 0, 0], 0);
    const [, onBlack] = firstSteps(seeThrough, 'screen');
    expect([...firstSteps(seeThrough, 'screen')]).toHaveLength(3);
    expect(onBlack?.data[0]).toBe(0);
  });

  it('is given no side over 2,900, and none over 1,200 of an element before its margin', () => {
    const wide = noise(3000, 30);
    expect(sizes(firstSteps(wide, 'screen'))[0]).toBe('2900×29');
    expect(sizes(firstSteps(wide, 'element'))[0]).toBe('1680×492');
  });
});

describe('the second reader', () => {
  it('is given a screen as the first is', () => {
    expect([...gentleSteps(code, 'screen')]).toEqual([...firstSteps(code, 'screen')]);
  });

  it('is given larger and smaller versions of a picture file too', () => {
    expect([...firstSteps(noise(50, 50), 'picture')]).toHaveLength(1);
    expect(sizes(gentleSteps(noise(50, 50), 'picture'))).toEqual(['50×50', '140×140', '140×140', '35×35', '140×140', '210×210']);
  });
});

describe('the hard steps', () => {
  it('are fifteen, the four channels last', () => {
    const red = toPicture({ data: new Uint8ClampedArray(10_000), width: 100, height: 100 });
    for (let at = 0; at < red.data.length; at += 4) red.data[at] = 250;
    const steps = [...hardSteps(red)];
    expect(steps).toHaveLength(15);
    expect(steps.slice(-4).map(({ data, width }) => data[(width * width) / 2 + width / 2])).toEqual([0, 250, 250, 0]);
  });

  it('stay under 700,000 pixels before their margin', () => {
    const most = Math.max(...Array.from(hardSteps(noise(1000, 1000)), ({ width }) => width));
    expect(most).toBeLessThanOrEqual(Math.ceil(Math.sqrt(700_000) * 1.4) + 1);
  });
});
