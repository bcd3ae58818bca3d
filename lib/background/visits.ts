// What content scripts tell of a visit: which page is on show, who signs in, what the site made of a code.
import { takesCodes } from '../institutions/index.ts';
import type { AnswerOf, InputOf, VisitChoices } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { confirmOffered, fillMode, hostChoices, trustedAt } from '../settings/items.ts';
import type { TabMemory, Try } from '../settings/session.ts';
import { editEntry, findEntry, proveEntry, restoreEntry, retireEntry } from '../vault/entries.ts';
import type { VaultContent } from '../vault/entry.ts';
import { noteAct } from './acts.ts';
import { showCard } from './card.ts';
import { doubtClock, noticeClock } from './clock.ts';
import { openEntries } from './codes.ts';
import { type Desk, Refusal, visitor } from './desk.ts';
import { inject } from './inject.ts';
import { replacedBy } from './replaced.ts';
import { changeTab, inTurn, tabMemory } from './tabs.ts';

/** A log-in that goes on in the next document counts as acted in for this long. */
const actedForMs = 120_000;
/** After this long nobody can say any more which code a page's state answers. */
const answerWithinMs = 90_000;

/** `visit:load`: puts the larger half of the content script into that very document, and begins to learn the host's clock. */
export async function visitLoad(desk: Desk, caller: Caller): Promise<Record<string, never>> {
  if (takesCodes(caller.origin)) noticeClock(caller.origin, desk.now);
  await inject('/visit.js', caller);
  return {};
}

/** `visit:start`: what the larger half needs to know. */
export async function visitStart(desk: Desk, caller: Caller): Promise<VisitChoices> {
  const { tabId, institution } = visitor(caller);
  const before = await tabMemory(tabId);
  const sameOrigin = before.origin === caller.origin;
  const memory = await changeTab(tabId, () =>
    sameOrigin ? {} : { origin: caller.origin, account: '', actedAt: 0, tries: [], offered: [], card: null },
  );
  const choices = (await hostChoices.getValue())[new URL(caller.origin).host];
  const mode = await fillMode.getValue();
  const waiting = awaited(memory, desk.now());
  return {
    institutionId: institution.id,
    box: choices?.box ?? null,
    off: choices?.off === true,
    mode,
    entries: await entriesState(desk, institution.id),
    acted: desk.now() - memory.actedAt < actedForMs,
    awaiting: waiting === null || waiting.purpose === 'bind' ? null : waiting.entryId,
  };
}

async function entriesState(desk: Desk, institutionId: string): Promise<VisitChoices['entries']> {
  try {
    const mine = (await openEntries(desk)).filter(
      (entry) => entry.institutionId === institutionId && entry.state !== 'retired' && entry.trashedAt === null,
    );
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
    tries: memory.account === account ? memory.tries : [],
  }));
  return {};
}

/** `visit:state`: a signed-in page after a log-in's code means the code was accepted; the code box again in a new document means it was not. */
export async function visitState(
  desk: Desk,
  page: InputOf<'visit:state'>['page'],
  caller: Caller,
): Promise<Record<string, never>> {
  const { tabId, institution } = visitor(caller);
  const memory = await tabMemory(tabId);
  const waiting = awaited(memory, desk.now());
  await changeTab(tabId, () => ({ page, frameId: caller.frameId }));
  if (waiting?.purpose === 'login' && page === 'signed-in' && memory.page !== 'signed-in' && memory.page !== 'bind') {
    await accepted(desk, waiting.entryId, 'login', institution.id, tabId, caller);
  }
  return {};
}

function awaited(memory: TabMemory, now: number): Try | null {
  const last = memory.tries.at(-1);
  return last !== undefined && !last.refused && last.left !== true && now - last.at < answerWithinMs ? last : null;
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
  if (outcome === 'accepted') await accepted(desk, entryId, purpose, institution.id, tabId, caller);
  if (outcome === 'refused') {
    await changeTab(tabId, ({ tries }) => ({
      tries: tries.map((tried, i) => (i === tries.length - 1 ? { ...tried, refused: true } : tried)),
    }));
    await doubtClock(caller.origin);
    noticeClock(caller.origin, desk.now);
    await noteAct(institution.id, purpose === 'bind' ? 'bind-refused' : 'refused', desk.now());
  }
  if (outcome === 'unknown' && purpose === 'bind') await noteAct(institution.id, 'bind-unknown', desk.now());
  return {};
}

async function accepted(
  desk: Desk,
  entryId: string,
  purpose: InputOf<'visit:outcome'>['purpose'],
  institutionId: string,
  tabId: number,
  caller: Caller,
): Promise<void> {
  // The vault comes first: a background that is stopped halfway is told again, and must still know what the answer was about.
  const done = () => changeTab(tabId, () => ({ tries: [], ...(purpose === 'bind' && { bindingId: null }) }));
  if (purpose === 'unbind') {
    await desk.vault.change((content) => retireEntry(content, entryId, desk.now()));
    await done();
    await noteAct(institutionId, 'retired', desk.now());
    return;
  }
  const { account } = await tabMemory(tabId);
  await desk.vault.change((content) => {
    const now = desk.now();
    const proved = provedFor(content, entryId, account, now);
    // A log-in with what was proved long ago says nothing new; one with a secret that nobody had accepted before ends those it was to replace.
    const isNew = purpose === 'bind' || (purpose === 'login' && findEntry(content, entryId).state !== 'proved');
    const replaced = isNew ? replacedBy(findEntry(proved, entryId), proved.entries, now) : [];
    return replaced.reduce((left, { id }) => retireEntry(left, id, now), proved);
  });
  await done();
  await noteAct(institutionId, purpose === 'bind' ? 'bound' : 'accepted', desk.now());
  if (purpose === 'bind') {
    const entry = (await openEntries(desk)).find(({ id }) => id === entryId);
    const host = new URL(caller.origin).host;
    await showCard(tabId, caller.frameId, {
      kind: 'bind-proved',
      host,
      issuer: entry?.issuer ?? '',
      account: entry?.account ?? '',
    });
  }
  if (purpose === 'login') await offerConfirm(tabId, caller);
}

/** The entry is proved, and from now on known to belong to the account that signed in with it. */
function provedFor(content: VaultContent, id: string, login: string, now: number): VaultContent {
  // What the site has just accepted is in use, even when it was thrown away in the meantime.
  const proved = proveEntry(restoreEntry(content, id, now), id, now);
  return login === '' || findEntry(proved, id).login !== '' ? proved : editEntry(proved, id, { login }, now);
}

/** After the first accepted fill, once: "confirm for me from now on?" */
async function offerConfirm(tabId: number, caller: Caller): Promise<void> {
  if ((await confirmOffered.getValue()) || (await fillMode.getValue()) !== 'fill') return;
  await confirmOffered.setValue(true);
  await showCard(tabId, caller.frameId, { kind: 'confirm-offer', host: new URL(caller.origin).host });
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
