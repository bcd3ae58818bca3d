// The delay after wrong passphrases: from the 6th try on, kept in `storage.local` so that it survives the worker.
import * as v from 'valibot';
import { timeSchema } from './format.ts';
import { mirrorNames, type RecordStore } from './stores.ts';

const triesSchema = v.strictObject({ count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), triedAt: timeSchema });

/** Wrong passphrases in a row. */
export type Tries = Readonly<v.InferOutput<typeof triesSchema>>;

const free = 5;
const firstDelayMs = 1_000;
const maxDelayMs = 60_000;

/** Ms to wait before the next try. Never more than a minute, also when the clock was set back. */
export function waitAfter({ count, triedAt }: Tries, now: number): number {
  if (count < free) return 0;
  const delayMs = Math.min(firstDelayMs * 2 ** (count - free), maxDelayMs);
  return Math.min(delayMs, Math.max(0, triedAt + delayMs - now));
}

/** Counts tries in the store, and in memory where the store fails: a broken store must neither lock the user out nor free the guesser. */
export function createTries(store: RecordStore, now: () => number) {
  let unsaved: Tries | null = null;
  const keep = async (tries: Tries) => {
    unsaved = await store.set({ [mirrorNames.tries]: tries }).then(
      () => null,
      () => tries,
    );
  };
  const stored = async (): Promise<Tries> => {
    const parsed = await store.get([mirrorNames.tries]).then(
      (records) => v.safeParse(triesSchema, records[mirrorNames.tries]),
      () => null,
    );
    return parsed?.success ? parsed.output : { count: 0, triedAt: 0 };
  };
  const read = async (): Promise<Tries> => {
    const tries = unsaved ?? (await stored());
    if (tries.triedAt <= now()) return tries;
    // After the clock was set back, the wait starts anew from now instead of lasting until the old time comes round.
    const rebased = { ...tries, triedAt: now() };
    await keep(rebased);
    return rebased;
  };
  return {
    read,
    /** Ms to wait now. */
    waitMs: async () => waitAfter(await read(), now()),
    /** One more try, counted before it is made, so that a killed worker gives none for free. Gives back the state before. */
    async count(): Promise<Tries> {
      const before = await read();
      await keep({ count: before.count + 1, triedAt: now() });
      return before;
    },
    keep,
    /** Forgets all tries. */
    clear: () => keep({ count: 0, triedAt: 0 }),
  };
}
