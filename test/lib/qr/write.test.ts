// The drawing of a text: its modules, its path, its limits; that it is read back is tried in read.test.ts.
import { describe, expect, it } from 'vitest';
import { drawQr } from '../../../lib/qr/write.ts';

/** The top left corner of every code: 7 × 7 modules inside the margin. */
const FINDER = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

describe('a text drawn as a code', () => {
  it('has the smallest size that holds it, margin included', () => {
    expect(drawQr('A').size).toBe(21 + 8);
    expect(drawQr('x'.repeat(14)).size).toBe(21 + 8);
    expect(drawQr('x'.repeat(15)).size).toBe(25 + 8);
  });

  it('has as many rows and columns as its size', () => {
    const { modules, size } = drawQr('otpauth://totp/a?secret=JBSWY3DPEHPK3PXP');
    expect(modules).toHaveLength(size);
    expect(new Set(modules.map((row) => row.length))).toEqual(new Set([size]));
  });

  it('has a white margin of four modules on each side', () => {
    const { modules, size } = drawQr('A');
    const rim = modules.flatMap((row, y) => row.filter((_black, x) => Math.min(x, y, size - 1 - x, size - 1 - y) < 4));
    expect(rim).toHaveLength(size * size - 21 * 21);
    expect(rim).not.toContain(true);
  });

  it('begins with a finder pattern just inside the margin', () => {
    const corner = drawQr('A').modules.slice(4, 11);
    expect(corner.map((row) => row.slice(4, 11).map(Number).join(''))).toEqual(FINDER);
  });

  it('has a path of one run for each black stretch of a row', () => {
    const { modules, path } = drawQr('A');
    const black = modules.flat().filter(Boolean).length;
    const lengths = [...path.matchAll(/h(\d+)v1/g)].map(([, length]) => Number(length));
    expect(path).toMatch(/^M4 4h7v1h-7z(?:M\d+ \d+h\d+v1h-\d+z)+$/);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(black);
  });

  it('is the same every time', () => {
    expect(drawQr('重庆大学')).toEqual(drawQr('重庆大学'));
  });

  it('holds 2,331 bytes and refuses one more', () => {
    expect(drawQr('x'.repeat(2331)).size).toBe(177 + 8);
    expect(() => drawQr('x'.repeat(2332))).toThrow(Error);
    expect(() => drawQr('重'.repeat(778))).toThrow(Error);
  });
});
