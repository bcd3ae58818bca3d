// The live codes of our own lists: made only for the rows that somebody sees.
import { institutionById } from '../institutions/index.ts';
import type { AnswerOf, RowCode } from '../messaging/contract.ts';
import { codeAt, nextCode } from '../otp/code.ts';
import type { Entry } from '../vault/entry.ts';
import { clockOffset } from './clock.ts';
import { openEntries } from './codes.ts';
import type { Desk } from './desk.ts';

/** Code now and next of every timed one of these entries, by the clock of its host. */
export async function rowCodes(entries: readonly Entry[], now: number): Promise<readonly RowCode[]> {
  const timed = entries.filter(({ type }) => type !== 'hotp');
  const origins = new Set(timed.flatMap((entry) => originOf(entry) ?? []));
  const offsets = new Map(await Promise.all([...origins].map(async (origin) => [origin, await clockOffset(origin)] as const)));
  return Promise.all(timed.map((entry) => rowCode(entry, now, offsets.get(originOf(entry) ?? '') ?? 0)));
}

function originOf({ institutionId }: Entry): string | null {
  return (institutionId === null ? null : institutionById(institutionId))?.origins[0] ?? null;
}

/** @param offsetMs add to this computer's time to get the host's; `expiresAt` goes back to the computer's clock */
async function rowCode(entry: Entry, now: number, offsetMs: number): Promise<RowCode> {
  const [{ code, expiresAt }, next] = await Promise.all([codeAt(entry, now + offsetMs), nextCode(entry, now + offsetMs)]);
  return { id: entry.id, code, nextCode: next.code, expiresAt: expiresAt - offsetMs };
}

/** `otp:codes` */
export async function otpCodes(desk: Desk, ids: readonly string[]): Promise<AnswerOf<'otp:codes'>> {
  const wanted = new Set(ids);
  const entries = await openEntries(desk);
  return {
    codes: await rowCodes(
      entries.filter(({ id }) => wanted.has(id)),
      desk.now(),
    ),
  };
}
