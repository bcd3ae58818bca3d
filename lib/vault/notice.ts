// What was repaired and the user has not read yet; kept, because the worker that repaired it may be gone when he looks.
import * as v from 'valibot';
import type { Healed } from './heal.ts';
import { mirrorNames, type RecordStore } from './stores.ts';

const noticeSchema = v.strictObject({
  healed: v.nullable(v.picklist(['primary', 'mirror', 'both'])),
  rolledBack: v.boolean(),
  missingSaves: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

/**
 * `healed`: the store that was repaired from the other one. `rolledBack`: an older vault stood where a newer one had been. `missingSaves`:
 * saves that are lost for good; 0 when the newer vault was found in the other store.
 */
export type Notice = Readonly<v.InferOutput<typeof noticeSchema>>;

export const noNotice: Notice = { healed: null, rolledBack: false, missingSaves: 0 };

/** Both repairs as one word. */
export function healedWord({ primary, mirror }: Healed): Notice['healed'] {
  if (primary && mirror) return 'both';
  if (primary) return 'primary';
  return mirror ? 'mirror' : null;
}

function merge(one: Notice, other: Notice): Notice {
  const words = new Set([one.healed, other.healed]);
  const isIn = (store: 'primary' | 'mirror') => words.has(store) || words.has('both');
  return {
    healed: healedWord({ primary: isIn('primary'), mirror: isIn('mirror') }),
    rolledBack: one.rolledBack || other.rolledBack,
    missingSaves: Math.max(one.missingSaves, other.missingSaves),
  };
}

function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** Keeps the notice in the store, and in memory where the store fails. */
export function createNotices(store: RecordStore) {
  let unsaved = noNotice;
  const read = async (): Promise<Notice> => {
    const parsed = await store.get([mirrorNames.notice]).then(
      (records) => v.safeParse(noticeSchema, records[mirrorNames.notice]),
      () => null,
    );
    return parsed?.success ? merge(parsed.output, unsaved) : unsaved;
  };
  return {
    read,
    /** Adds to what is not read yet; nothing to say changes nothing. */
    async add(notice: Notice): Promise<void> {
      if (notice.healed === null && !notice.rolledBack) return;
      const all = merge(await read(), notice);
      unsaved = (await succeeds(store.set({ [mirrorNames.notice]: all }))) ? noNotice : all;
    },
    /** The user has read it. In a store that fails it stays, and is shown again. */
    async dismiss(): Promise<void> {
      unsaved = noNotice;
      await succeeds(store.remove([mirrorNames.notice]));
    },
  };
}
