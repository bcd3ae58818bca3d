// Handing out codes: one code, for one entry, to one listed document, once.
import type { PageCode, Problem } from '../messaging/contract.ts';
import { fillMode, trustDevice } from '../settings/items.ts';
import { type TabMemory, type Try, usedSteps } from '../settings/session.ts';
import { hotpCode } from '../otp/code.ts';
import { BIND_REMAINING_MS, FILL_REMAINING_MS, usableCode } from '../otp/clock.ts';
import { nextCounter } from '../vault/entries.ts';
import type { Entry } from '../vault/entry.ts';
import { isVaultError } from '../vault/vault-error.ts';
import { chooseEntry } from './choose.ts';
import { clockOffset, noticeClock } from './clock.ts';
import { type Desk, isTurnedOff, Refusal } from './desk.ts';
import { type Institution, takesCodes } from '../institutions/index.ts';
import { changeTab, inTurn, tabMemory, tabToChange } from './tabs.ts';

/** The longest step, and a moment. */
const pickedForMs = 310_000;
/** So many refusals within this time, and no code goes in by itself until it is over; the user's own click, or a clock that is set, ends it earlier. */
const maxRefused = 2;
const refusedForMs = 30 * 60_000;

/** The entries, or a refusal that says why there are none to be had. */
export async function openEntries(desk: Desk): Promise<readonly Entry[]> {
  try {
    return (await desk.vault.read()).entries;
  } catch (error) {
    if (isVaultError(error, 'locked')) throw new Refusal('locked');
    if (isVaultError(error, 'none')) throw new Refusal('no-entry');
    if (isVaultError(error, 'damaged')) throw new Refusal('vault-damaged');
    throw error;
  }
}

/**
 * The entry a log-in in this tab gets its code from; refuses when there is none, or more than one.
 * @param opened what `openEntries` gives, where it was asked ahead of time
 */
export async function entryForTab(
  desk: Desk,
  institution: Institution,
  memory: TabMemory,
  opened?: Promise<readonly Entry[]>,
): Promise<Entry> {
  const sameLogin = (account: string) => account === '' || memory.account === '' || account === memory.account;
  const refused = memory.tries.filter(
    (tried) => tried.refused && Math.abs(desk.now() - tried.at) < refusedForMs && sameLogin(tried.account),
  );
  if (refused.length >= maxRefused) throw new Refusal('refused-twice');
  const entries = await (opened ?? openEntries(desk));
  const choice = chooseEntry(entries, institution, memory.account, new Set(refused.map((tried) => tried.entryId)));
  if (choice.kind === 'none') throw new Refusal('no-entry');
  if (choice.kind === 'several') throw new Refusal('several-entries');
  return choice.entry;
}

/**
 * A code of this entry for a document of `origin`; remembers its step, so that it is never given twice. Every code for a page leaves here.
 * Throws `not-allowed` for an origin on which no code may be used.
 * @param offset of the origin's clock, where it was asked for ahead of time
 * @returns a `wait` or `already-used` problem with the time until the next code where this one may not be used
 */
export async function codeOf(
  desk: Desk,
  entry: Entry,
  origin: string,
  tabId: number,
  purpose: Try['purpose'],
  offset: Promise<number> = clockOffset(origin),
): Promise<PageCode> {
  if (!takesCodes(origin)) throw new Refusal('not-allowed');
  const wish = { desk, entry, origin, tabId, purpose };
  // Each answer of a store takes its time while the user waits, so what does not depend on another is asked for together.
  const [given, mode, tickTrust] = await Promise.all([
    entry.type === 'hotp' ? counted(wish) : timed(wish, offset),
    fillMode.getValue(),
    trustDevice.getValue(),
    desk.vault.keepOpen(),
  ]);
  if ('problem' in given) return given;
  return { ...given, entryId: entry.id, confirm: mode === 'confirm', tickTrust };
}

/** Besides the newest one; a clock that was ahead has used few codes before it is found out. */
const stepsKept = 15;

interface Wish {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly origin: string;
  readonly tabId: number;
  readonly purpose: Try['purpose'];
}

/** What a tab remembers of a code of this step. */
function tryOf({ desk, entry, purpose }: Wish, step: number): (memory: TabMemory) => Partial<TabMemory> {
  return ({ account, tries }) => ({
    tries: [...tries.slice(-9), { entryId: entry.id, account, purpose, step, at: desk.now(), refused: false }],
    picked: null,
  });
}

interface Given {
  readonly code: string;
  readonly step: number;
  readonly remainingMs: number;
}

/** The counter is saved before its code leaves, so that no code is ever given twice. */
async function counted(wish: Wish): Promise<Given> {
  const { desk, entry, tabId } = wish;
  const used = { counter: 0 };
  await desk.vault.change((content) => {
    const next = nextCounter(content, entry.id, desk.now());
    used.counter = next.counter;
    return next.content;
  });
  await changeTab(tabId, tryOf(wish, used.counter));
  return { code: await hotpCode(entry, used.counter), step: used.counter, remainingMs: 60_000 };
}

async function timed(wish: Wish, offset: Promise<number>): Promise<Given | Problem> {
  const { desk, entry, origin, tabId, purpose } = wish;
  const minRemainingMs = purpose === 'bind' ? BIND_REMAINING_MS : FILL_REMAINING_MS;
  const offsetMs = await offset;
  const serverNow = desk.now() + offsetMs;
  return inTurn(async () => {
    const [steps, changeTo] = await Promise.all([usedSteps.getValue(), tabToChange(tabId)]);
    const mine = steps[entry.id] ?? [];
    const usable = await usableCode(entry, serverNow, { minRemainingMs, usedSteps: mine });
    if ('waitMs' in usable) {
      // A clock that was ahead: by the time a code is asked for again, the host's own is known where it can be.
      if (usable.isAhead) noticeClock(origin, desk.now);
      return { problem: 'wait', waitMs: usable.waitMs, ...(usable.isAhead && { isAhead: true as const }) };
    }
    await Promise.all([
      usedSteps.setValue({ ...steps, [entry.id]: [...mine.slice(-stepsKept), usable.step] }),
      changeTo(tryOf(wish, usable.step)),
    ]);
    return usable;
  });
}

/** What a code that goes into this tab now is for, as far as the page's state says it. */
export function purposeIn({ page }: TabMemory): Try['purpose'] {
  return page === 'signed-in' || page === 'bind' ? 'verify' : 'login';
}

/** The entry the user picked by a click of his own, while its next code is waited for; null: none. */
async function pickedEntry(
  desk: Desk,
  institution: Institution,
  { picked }: TabMemory,
  opened: Promise<readonly Entry[]>,
): Promise<Entry | null> {
  if (picked === null || Math.abs(desk.now() - picked.at) > pickedForMs) return null;
  const entry = (await opened).find(({ id }) => id === picked.entryId);
  return entry?.institutionId === institution.id && entry.trashedAt === null ? entry : null;
}

/** The automatic fill of a log-in or identity check: `otp:codeForPage`. The page may have told the tab's memory of itself right before. */
export async function codeForPage(desk: Desk, institution: Institution, origin: string, tabId: number): Promise<PageCode> {
  if (!takesCodes(origin)) throw new Refusal('not-allowed');
  const opened = openEntries(desk);
  const offset = clockOffset(origin);
  const [memory, mode, off] = await Promise.all([
    inTurn(() => tabMemory(tabId)),
    fillMode.getValue(),
    isTurnedOff(origin),
    offset,
    // Why there are none is said only where they are wanted.
    opened.catch(() => []),
  ]);
  if (off) throw new Refusal('turned-off');
  const picked = await pickedEntry(desk, institution, memory, opened);
  if (picked === null && mode === 'click') throw new Refusal('turned-off');
  const entry = picked ?? (await entryForTab(desk, institution, memory, opened));
  return codeOf(desk, entry, origin, tabId, purposeIn(memory), offset);
}
