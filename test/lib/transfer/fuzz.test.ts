// Nearly right files, thousands of each kind: none brings an importer down, none is half imported. The long run is in the soak file.
import { describe, expect, it, vi } from 'vitest';
import { fuzz } from './fuzz-run.ts';
import { mutated, rollsOf } from './fuzz-rolls.ts';

vi.mock('hash-wasm', async (importOriginal) => {
  const { mostlyNative } = await import('./native-keys.ts');
  const real = await importOriginal<typeof import('hash-wasm')>();
  return { ...real, ...mostlyNative(real) };
});

const KIB = 1024;
const MIB = 1024 * KIB;

describe('files that are nearly right', () => {
  it.each([
    'otpauth list',
    'migration',
    'Aegis, plain',
    '2FAS',
    'Bitwarden',
    'Authenticator-Extension',
    'own backup',
    'Aegis, encrypted',
  ])('of %s are read or refused, five thousand of them', { timeout: 60_000 }, async (name) => {
    const cases = 5000;
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
