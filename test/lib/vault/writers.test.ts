import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { nextCounter } from '../../../lib/vault/entries.ts';
import { idbStore } from '../../../lib/vault/idb-store.ts';
import { entry, fakeProfile } from './fake-ports.ts';

const rounds = 200;
const hotp = (number: number) => entry(number, { type: 'hotp', period: null, counter: 0 });

describe('three writers', () => {
  it(
    'with 200 changes each at the same time lose none of 600, and are given no HOTP counter twice',
    { timeout: 60_000 },
    async () => {
      const profile = fakeProfile();
      const worker = () => profile.worker({ primary: idbStore('writers') });
      await worker().create({ kind: 'device' });
      await worker().change(() => ({ entries: [hotp(0), hotp(1), hotp(2), hotp(3)] }));
      const taken: number[] = [];
      const writers = [worker(), worker(), worker()];
      const writes = Array.from({ length: rounds }, () =>
        writers.map((writer, which) =>
          writer.change((content) => {
            const shared = nextCounter(content, hotp(3).id, 1);
            taken.push(shared.counter);
            return nextCounter(shared.content, hotp(which).id, 1).content;
          }),
        ),
      );
      await Promise.all(writes.flat());
      const { entries } = await worker().read();
      expect(entries.map(({ counter }) => counter)).toEqual([rounds, rounds, rounds, 3 * rounds]);
      expect(new Set(taken).size).toBe(3 * rounds);
      expect(await worker().status()).toMatchObject({ healed: null, rolledBack: false });
    },
  );
});
