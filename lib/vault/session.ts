// The open vault key in `storage.session` (format.md §6): there until lock, gone with the browser.
import * as v from 'valibot';
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import { timeSchema } from './format.ts';
import { type LockTimer, startTimer, tickTimer } from './lock.ts';
import { idSchema } from './slots.ts';
import { type RecordStore, sessionName } from './stores.ts';
import { VaultError } from './vault-error.ts';

const sessionSchema = v.strictObject({
  vaultId: idSchema,
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u)),
  leftMs: v.nullable(v.pipe(v.number(), v.safeInteger())),
  seenAt: timeSchema,
});

/** An unlocked vault's key and its timer. */
export interface Session {
  readonly vaultId: string;
  readonly vaultKey: Bytes;
  readonly timer: LockTimer;
}

function writing(work: Promise<void>): Promise<void> {
  return work.catch(() => {
    throw new VaultError('write-failed');
  });
}

/** Keeps the key and its timer. Throws `write-failed`. */
export async function keepSession(store: RecordStore, vaultId: string, vaultKey: Bytes, timer: LockTimer): Promise<void> {
  await writing(store.set({ [sessionName]: { vaultId, key: toBase64(vaultKey), ...timer } }));
}

/** Takes the key away. Throws `write-failed`. */
export async function endSession(store: RecordStore): Promise<void> {
  await writing(store.remove([sessionName]));
}

/**
 * The key of one of these vaults and the timer as of now. Null when locked, when the time is up or garbage is stored (both are then taken away), and when
 * the store fails: a timer that cannot be counted down must not keep a vault open.
 */
export async function continueSession(
  store: RecordStore,
  vaultIds: readonly string[],
  lockAfterMs: number | null,
  now: number,
): Promise<Session | null> {
  try {
    const stored = (await store.get([sessionName]))[sessionName];
    if (stored === undefined) return null;
    const parsed = v.safeParse(sessionSchema, stored);
    const timer = parsed.success ? tickTimer(parsed.output, lockAfterMs, now) : null;
    if (!parsed.success || timer === null || !vaultIds.includes(parsed.output.vaultId)) {
      await endSession(store);
      return null;
    }
    const { vaultId, key } = parsed.output;
    const vaultKey = fromBase64(key);
    await keepSession(store, vaultId, vaultKey, timer);
    return { vaultId, vaultKey, timer };
  } catch {
    // Locked is the safe answer, and `status` must have one.
    return null;
  }
}

/** Winds the timer up again after something the user did; nothing when locked. */
export async function renewSession(store: RecordStore, session: Session, lockAfterMs: number | null, now: number): Promise<void> {
  await keepSession(store, session.vaultId, session.vaultKey, startTimer(lockAfterMs, now));
}
