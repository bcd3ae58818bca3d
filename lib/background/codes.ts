// Handing out codes: one code, for one entry, to one listed document, once.
import type { PageCode } from '../messaging/contract.ts';
import { type FillMode, fillMode, trustDevice } from '../settings/items.ts';
import { type TabMemory, type Try, usedSteps } from '../settings/session.ts';
import { hotpCode } from '../otp/code.ts';
import { BIND_REMAINING_MS, FILL_REMAINING_MS, usableCode } from '../otp/clock.ts';
import { nextCounter } from '../vault/entries.ts';
import type { Entry } from '../vault/entry.ts';
import { isVaultError } from '../vault/vault-error.ts';
import { chooseEntry } from './choose.ts';
import { clockMeasured, clockOffset, noticeClock } from './clock.ts';
import { type Desk, isTurnedOff, Refusal } from './desk.ts';
import { type Institution, takesCodes } from '../institutions/index.ts';
import { type Change, inTurn, tabInTurn } from './tabs.ts';

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

/** Besides the newest one; a clock that was ahead has used few codes before it is found out. */
const stepsKept = 15;

/** Where a code goes. */
interface Place {
  readonly desk: Desk;
  readonly origin: string;
  readonly tabId: number;
}

/** What a code is wanted of, and for. */
interface Wanted {
  readonly entry: Entry;
  readonly purpose: Try['purpose'];
}

/** A code of this entry for a document of `origin`. Throws and returns as `give`. */
export function codeOf(desk: Desk, entry: Entry, origin: string, tabId: number, purpose: Try['purpose']): Promise<PageCode> {
  return give({ desk, origin, tabId }, async () => ({ entry, purpose }));
}

/**
 * A code for a document; remembers its step, so that it is never given twice. Every code for a page leaves here.
 * Throws `not-allowed` for an origin on which no code may be used, and what `choose` throws.
 * @param choose says of which entry, from what is known of the tab
 * @param seen what the question itself says of the tab; kept whatever the answer is
 * @returns a `wait` problem with the time until the next code where this one may not be used
 */
async function give(
  { desk, origin, tabId }: Place,
  choose: (memory: TabMemory, mode: FillMode) => Promise<Wanted>,
  seen: Change = () => ({}),
): Promise<PageCode> {
  if (!takesCodes(origin)) throw new Refusal('not-allowed');
  await clockMeasured(origin);
  return inTurn(async () => {
    // Each answer of a store takes its time while the user waits, so what does not depend on another is asked for together.
    const [steps, tab, offsetMs, mode, tickTrust] = await Promise.all([
      usedSteps.getValue(),
      tabInTurn(tabId),
      clockOffset(origin),
      fillMode.getValue(),
      trustDevice.getValue(),
    ]);
    const memory = { ...tab.memory, ...seen(tab.memory) };
    try {
      const { entry, purpose } = await choose(memory, mode);
      const mine = steps[entry.id] ?? [];
      const isCounted = entry.type === 'hotp';
      const minRemainingMs = purpose === 'bind' ? BIND_REMAINING_MS : FILL_REMAINING_MS;
      const usable = isCounted
        ? await counted(desk, entry)
        : await usableCode(entry, desk.now() + offsetMs, { minRemainingMs, usedSteps: mine });
      if ('waitMs' in usable) {
        // A clock that was ahead: by the time a code is asked for again, the host's own is known where it can be.
        if (usable.isAhead) noticeClock(origin, desk.now);
        await Promise.all([tab.keep(memory), desk.vault.keepOpen()]);
        return { problem: 'wait', waitMs: usable.waitMs, ...(usable.isAhead && { isAhead: true as const }) };
      }
      const { step } = usable;
      const tried: Try = { entryId: entry.id, account: memory.account, purpose, step, at: desk.now(), refused: false };
      await Promise.all([
        isCounted || usedSteps.setValue({ ...steps, [entry.id]: [...mine.slice(-stepsKept), step] }),
        tab.keep({ ...memory, tries: [...memory.tries.slice(-9), tried], picked: null }),
        desk.vault.keepOpen(),
      ]);
      return { ...usable, entryId: entry.id, confirm: mode === 'confirm', tickTrust };
    } catch (error) {
      await tab.keep(memory);
      throw error;
    }
  });
}

/** The counter is saved before its code leaves, so that no code is ever given twice. */
async function counted(
  desk: Desk,
  entry: Entry,
): Promise<{ readonly code: string; readonly step: number; readonly remainingMs: number }> {
  let step = 0;
  await desk.vault.change((content) => {
    const next = nextCounter(content, entry.id, desk.now());
    step = next.counter;
    return next.content;
  });
  return { code: await hotpCode(entry, step), step, remainingMs: 60_000 };
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

/**
 * The automatic fill of a log-in or identity check: `otp:codeForPage`.
 * @param seen what the page says of itself along with the question
 */
export async function codeForPage(
  desk: Desk,
  institution: Institution,
  origin: string,
  tabId: number,
  seen?: Change,
): Promise<PageCode> {
  const opened = openEntries(desk);
  const off = isTurnedOff(origin);
  // Why there are none is said only where they are wanted.
  void Promise.allSettled([opened, off]);
  return give(
    { desk, origin, tabId },
    async (memory, mode) => {
      if (await off) throw new Refusal('turned-off');
      const picked = await pickedEntry(desk, institution, memory, opened);
      if (picked === null && mode === 'click') throw new Refusal('turned-off');
      return { entry: picked ?? (await entryForTab(desk, institution, memory, opened)), purpose: purposeIn(memory) };
    },
    seen,
  );
}
