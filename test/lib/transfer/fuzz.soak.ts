// The night's run: fifty thousand nearly right files for every importer.
import { expect, it } from 'vitest';
import { fuzzers } from './fuzz-files.ts';
import { fuzz } from './fuzz-run.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

it.each(Object.keys(fuzzers))('fifty thousand nearly right files of %s are read or refused', async (name) => {
  const { broken, p99Ms, heap, keptEach } = await fuzz(name, 1_000_000, 50_000);
  expect(broken).toEqual([]);
  expect(p99Ms).toBeLessThan(200);
  expect(heap).toBeLessThan(256 * MIB);
  expect(keptEach).toBeLessThan(KIB);
});
