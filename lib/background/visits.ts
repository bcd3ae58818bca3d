// What content scripts tell of a visit: which page is on show, who signs in, what the site made of a code.
import { takesCodes } from '../institutions/index.ts';
import type { AnswerOf, InputOf, VisitChoices } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { fillMode, hostChoices, trustedAt } from '../settings/items.ts';
import type { Acceptance, TabMemory, Try } from '../settings/session.ts';
import { accept, writeKept } from './accepted.ts';
import { noteAct } from './acts.ts';
import { liveOf } from './choose.ts';
import { doubtClock, noticeClock } from './clock.ts';
import { openEntries } from './codes.ts';
import { type Desk, Refusal, visitor } from './desk.ts';
import { leaveTry } from './hand-over.ts';
import { inject } from './inject.ts';
import { changeTab, inTurn, tabMemory } from './tabs.ts';

/** A log-in that goes on in the next document counts as acted in for this long. */
const actedForMs = 120_000;
/** After this long nobody can say any more which code a page's state answers. */
const answerWithinMs = 90_000;

/** `visit:load`: puts the larger half of the content script into that very document, and begins to learn the host's clock. */
export async function visitLoad(desk: Desk, caller: Caller): Promise<Record<string, never>> {
  if (takesCodes(caller.origin)) noticeClock(caller.origin, desk.now);
  // The card of a frame, and what the page makes of its code, are matters of the top document: it listens, and has said which page it is, before the
  // frame speaks.
  if (caller.frameId !== 0) await inject('/visit.js', { ...caller, frameId: 0, documentId: null });
  await inject('/visit.js', caller);
  return {};
}

/** `visit:start`: what the larger half needs to know. */
export async function visitStart(desk: Desk, caller: Caller): Promise<VisitChoices> {
  const { tabId, institution } = visitor(caller);
  await writeKept(desk);
  const [memory, allChoices, mode, entries] = await Promise.all([
    changeTab(tabId, (before) => ({
      ...atOrigin(caller.origin, before),
      // What the document before and its frames have told has gone with it.
      ...(caller.frameId === 0 && { frameId: 0, page: 'unknown' }),
    })),
    hostChoices.getValue(),
    fillMode.getValue(),
    entriesState(desk, institution.id),
  ]);
  const choices = allChoices[new URL(caller.origin).host];
  return {
    institutionId: institution.id,
    box: choices?.box ?? null,
    off: choices?.off === true,
    mode,
    entries,
    acted: Math.abs(desk.now() - memory.actedAt) < actedForMs,
    awaiting: awaited(memory, desk.now()),
    wasBound: memory.wasBound,
    choseOther: memory.choseOther,
  };
}

/** What is left of a tab's memory in a document of this origin: nothing of another one. */
function atOrigin(origin: string, before: TabMemory): Partial<TabMemory> {
  if (before.origin === origin) return {};
  return {
    origin,
    account: '',
    actedAt: 0,
    tries: [],
    picked: null,
    offered: [],
    bindingId: null,
    choseOther: false,
    card: null,
  };
}

/** `visit:act`: the user sends a password in a document of which nothing else is known yet; nobody has read with which account. */
export async function visitAct(desk: Desk, caller: Caller): Promise<Record<string, never>> {
  const { tabId } = visitor(caller);
  await changeTab(tabId, (before) => ({
    ...atOrigin(caller.origin, before),
    account: '',
    actedAt: desk.now(),
    picked: null,
    choseOther: false,
    // What the site refused stays refused, whoever signs in next.
    ...(before.account !== '' && before.origin === caller.origin && { tries: before.tries.filter(({ refused }) => refused) }),
  }));
  return {};
}

async function entriesState(desk: Desk, institutionId: string): Promise<VisitChoices['entries']> {
  try {
    const mine = liveOf(await openEntries(desk), institutionId);
    if (mine.length === 0) return 'none';
    return mine.some((entry) => entry.state === 'proved') ? 'proved' : 'pending';
  } catch (error) {
    if (error instanceof Refusal) return error.problem.problem === 'locked' ? 'locked' : 'none';
    throw error;
  }
}

/** `visit:account`: what the user typed as account, in a document he really acted in. */
export async function visitAccount(desk: Desk, account: string, caller: Caller): Promise<Record<string, never>> {
  const { tabId } = visitor(caller);
  await changeTab(tabId, (memory) => ({
    account,
    actedAt: desk.now(),
    picked: null,
    // A log-in page that comes back with the panel may still show the account: whoever is asked for his second factor does not sign in anew.
    choseOther: memory.choseOther && memory.page !== 'login',
    tries: memory.account === account ? memory.tries : memory.tries.filter(({ refused }) => refused),
  }));
  return {};
}

/** `visit:state`: a signed-in page after a log-in's code means the code was accepted; the code box again in a new document means it was not. */
export async function visitState(
  desk: Desk,
  page: InputOf<'visit:state'>['page'],
  caller: Caller,
): Promise<Record<string, never>> {
  const { tabId } = visitor(caller);
  const note = () =>
    changeTab(tabId, (before) => ({
      ...seenIn(before, page, caller.frameId),
      ...(page === 'signed-in' && { choseOther: false }),
    }));
  // Noted in the order of the messages: a code that is asked for right after is for this page.
  if (page !== 'signed-in') {
    await note();
    return {};
  }
  const memory = await tabMemory(tabId);
  const waiting = awaited(memory, desk.now());
  try {
    if (waiting?.purpose === 'login' && memory.page !== 'signed-in' && memory.page !== 'bind') {
      await accept(desk, acceptance(desk, waiting.entryId, 'login', memory, caller));
    }
  } finally {
    await note();
  }
  return {};
}

/** Of several documents on show the one that asks for a code or a binding counts; an identity check in a frame leaves the page around it signed in. */
export function seenIn(before: TabMemory, page: InputOf<'visit:state'>['page'], frameId: number): Partial<TabMemory> {
  const asks = page === 'second-factor' || page === 'bind';
  if (!asks) return before.frameId !== frameId && before.page === 'second-factor' && page === 'login' ? {} : { page };
  const isCheck = frameId !== 0 && page === 'second-factor' && (before.page === 'signed-in' || before.page === 'bind');
  return { page: isCheck ? before.page : page, frameId };
}

function awaited(memory: TabMemory, now: number): Try | null {
  const last = memory.tries.at(-1);
  if (last === undefined || last.refused || last.left === true) return null;
  return last.purpose === 'bind' || Math.abs(now - last.at) < answerWithinMs ? last : null;
}

/** `visit:outcome`: what the page said of a code. */
export async function visitOutcome(
  desk: Desk,
  told: InputOf<'visit:outcome'>,
  caller: Caller,
): Promise<AnswerOf<'visit:outcome'>> {
  const { tabId, institution } = visitor(caller);
  const { entryId, purpose, outcome } = told;
  const memory = await tabMemory(tabId);
  if (!memory.tries.some((tried) => tried.entryId === entryId) && memory.bindingId !== entryId) throw new Refusal('not-allowed');
  if (outcome === 'accepted') await accept(desk, acceptance(desk, entryId, purpose, memory, caller));
  if (outcome === 'refused') {
    await changeTab(tabId, ({ tries }) => ({
      tries: tries.map((tried, i) => (i === tries.length - 1 ? { ...tried, refused: true } : tried)),
    }));
    await doubtClock(caller.origin);
    noticeClock(caller.origin, desk.now);
    await noteAct(institution.id, purpose === 'bind' ? 'bind-refused' : 'refused', desk.now());
  }
  if (outcome === 'filled' && purpose === 'unbind') {
    await changeTab(tabId, ({ tries }) => ({
      tries: tries.map((tried, i) => (i === tries.length - 1 && tried.entryId === entryId ? { ...tried, purpose } : tried)),
    }));
  }
  if (outcome === 'unknown') {
    const isBind = purpose === 'bind';
    await leaveTry(tabId, entryId, isBind);
    if (isBind) await noteAct(institution.id, 'bind-unknown', desk.now());
  }
  return {};
}

/** What a page tells as accepted, with what is known of its tab. */
function acceptance(
  desk: Desk,
  entryId: string,
  purpose: Acceptance['purpose'],
  { account }: TabMemory,
  caller: Caller,
): Acceptance {
  const { tabId, institution } = visitor(caller);
  const { origin, frameId } = caller;
  return { entryId, purpose, institutionId: institution.id, account, origin, tabId, frameId, at: desk.now() };
}

/** `visit:trusted`: the trust tick was set for the user; its date is kept for the reminder. */
export async function visitTrusted(desk: Desk, caller: Caller): Promise<Record<string, never>> {
  const { institution } = visitor(caller);
  await inTurn(async () => trustedAt.setValue({ ...(await trustedAt.getValue()), [institution.id]: desk.now() }));
  return {};
}

/** `visit:box`: the user pointed at the box; kept for this host. */
export async function visitBox(box: unknown, caller: Caller): Promise<Record<string, never>> {
  visitor(caller);
  const { host } = new URL(caller.origin);
  await inTurn(async () => {
    const all = await hostChoices.getValue();
    await hostChoices.setValue({ ...all, [host]: { off: all[host]?.off ?? false, box } });
  });
  return {};
}
