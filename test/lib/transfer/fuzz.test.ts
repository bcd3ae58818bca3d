// Nearly right files, thousands of each kind: none brings an importer down, none is half imported. The long run is in the soak file.
import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz-run.ts';
import { mutated, rollsOf } from './fuzz-rolls.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

describe('files that are nearly right', () => {
  it.each([
    ['otpauth list', 2000],
    ['migration', 2000],
    ['Aegis, plain', 2000],
    ['2FAS', 500],
    ['Bitwarden', 500],
    ['Authenticator-Extension', 500],
    // Every case costs two keys, at the least cost there is.
    ['own backup', 300],
    ['Aegis, encrypted', 300],
  ])('of %s are read or refused, %i of them', { timeout: 60_000 }, async (name, cases) => {
    const { broken, read, heap, keptEach } = await fuzz(name, 1, cases);
    expect(broken).toEqual([]);
    // A run in which everything is refused at the door would prove nothing.
    expect(read).toBeGreaterThan(cases / 5);
    expect(heap).toBeLessThan(256 * MIB);
    expect(keptEach).toBeLessThan(KIB);
  });
  it('are the same for the same seed, and differ between seeds', () => {
    const made = [7, 7, 8].map((seed) => JSON.stringify(mutated(rollsOf(seed), { a: [1, 'b', { c: null }] })));
    expect(made[0]).toBe(made[1]);
    expect(
      new Set(Array.from({ length: 50 }, (_, seed) => JSON.stringify(mutated(rollsOf(seed), { a: [1, 'b'] })))).size,
    ).toBeGreaterThan(20);
  });
});
