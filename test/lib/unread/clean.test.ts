// Words of strangers in a notice: 60 hostile ones, and plain ones that stay as they are.
import { describe, expect, it } from 'vitest';
import { cleaned, cleanHead } from '../../../lib/unread/clean.ts';

const points =
  '00 07 08 0a 0d 1b 7f 85 9b ad 600 61c 70f 115f 1160 17b4 17b5 180e 200b 200c 200d 200e 200f 2028 2029 202a 202b 202c 202d 202e 2060 2061 2066 2067 2068 2069 206a 2800 3164 fe00 fe0f feff ffa0 fff9 e000 f8ff e0001 e0041 e007f e0100 1d173 100000'.split(
    ' ',
  );
const hidden = points.map((point) => `成绩${String.fromCodePoint(Number.parseInt(point, 16))}通知`);
const others = [
  `a${'\u0301'.repeat(300)}b`,
  '字'.repeat(100_000),
  '\u202e'.repeat(100_000),
  '\ud800 half',
  '   \t\n  ',
  `${'👩‍👩‍👧‍👦'.repeat(60)}`,
  `\u2066${'x'.repeat(119)}\u2069\u202Etxt.exe`,
  'a\r\n\r\nFrom: admin',
];

describe('hostile words', () => {
  it.each([...hidden, ...others])('%# become one short line of visible text', (text) => {
    const line = cleaned(text);
    expect([...line].length).toBeLessThanOrEqual(120);
    expect(line).not.toMatch(
      /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|\p{Variation_Selector}|\p{M}{5}|\u2800|\u3164|\uffa0|^\s|\s$/u,
    );
  });
  it('are no fewer than sixty', () => {
    expect(hidden.length + others.length).toBeGreaterThanOrEqual(60);
  });
});

describe('plain words', () => {
  it.each(['关于2026年春季学期选课的通知', 'Réunion à 10 h — <b>not markup</b> & more', 'שלום', 'हिन्दी'])('%s stay', (text) => {
    expect(cleaned(text)).toBe(text);
  });
  it('that are cut say so', () => {
    expect(cleaned('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
  });
});

it('a letter’s head is cleaned line by line, its name at the host is not touched', () => {
  expect(cleanHead({ from: 'A\u202e', subject: 'x\ny', id: '1:a\n' })).toEqual({ from: 'A', subject: 'x y', id: '1:a\n' });
});
