// What open mailboxes say of unread mail: whose session it is, what the number is, and when a host is worth asking sooner.
import type { Institution } from '../institutions/index.ts';
import type { InputOf, UnreadSaid } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { sessionAt } from '../providers/unread-readers.ts';
import { type Tally, tallies } from '../settings/unread.ts';
import { begun, never, tallyOf, withShown } from '../unread/tally.ts';
import { accountName } from './choose.ts';
import { type Desk, visitor } from './desk.ts';
import { inTurn, tabMemory } from './tabs.ts';
import { changeTally, periodMs } from './tallies.ts';
import { chanceOf, mailsOf, numberChanged, readingOf } from './unread-change.ts';
import { pollDue } from './unread-poll.ts';

/** `unread:page`: an open mailbox says what it shows, whenever that has changed. */
export async function unreadPage(desk: Desk, said: InputOf<'unread:page'>, caller: Caller): Promise<Record<string, never>> {
  const { tabId, institution } = visitor(caller);
  const key = await keyOf(desk, said, institution, caller.origin, tabId);
  if (key === null) return {};
  const chance = await chanceOf(desk);
  const reading = readingOf(said);
  await numberChanged(key, chance.now, (tally) => ({ ...withShown(tally, reading, chance), tabId }), mailsOf(reading));
  void pollDue(desk);
  return {};
}

/** The tally of the session in the page's address, made anew where the session is; null: there is none. */
function keyOf(
  desk: Desk,
  said: UnreadSaid,
  { id: institutionId, mailDomains }: Institution,
  origin: string,
  tabId: number,
): Promise<string | null> {
  const found = sessionAt(said.address);
  if (found === null || found.session.origin !== origin) return Promise.resolve(null);
  const { session, product } = found;
  return inTurn(async () => {
    const all = await tallies.getValue();
    const isKnown = all.some(({ sid, origin: at }) => sid === session.sid && at === origin);
    const account = said.account ?? (isKnown || product !== 'coremail' ? null : await typedIn(tabId, origin, mailDomains));
    const owner = { institutionId, product, account };
    const old = tallyOf(all, session, owner);
    const sameSession = old !== null && old.sid === session.sid && old.origin === origin;
    if (sameSession && (account === null || account === old.account)) return old.key;
    const learnt = sameSession && old.account === null;
    const fresh = learnt ? { ...old, account } : begun(session, owner, old?.key ?? crypto.randomUUID(), desk.now());
    // Mail that came between two sessions of one person is new all the same; of another, or who knows whose, none is.
    const samePerson = learnt || (account !== null && account === old?.account);
    const next = { ...fresh, announcedCount: samePerson ? old.announcedCount : null };
    await tallies.setValue([...all.filter((tally) => tally !== old), next]);
    return next.key;
  });
}

/** Whose session has begun in a tab, by what was typed at its log-in; for pages that name nobody. Null: nothing was seen. */
async function typedIn(tabId: number, origin: string, mailDomains: readonly string[]): Promise<string | null> {
  const memory = await tabMemory(tabId);
  return (memory.origin === origin && accountName(memory.account, mailDomains)) || null;
}

/**
 * Mailboxes worth asking sooner than planned: those of a host whose sign-in page is open, or, where the user is back or has given a permission, all
 * that were not read for a while. A host in trouble keeps its rest.
 */
export async function askSoon(desk: Desk, origin: string | null): Promise<void> {
  const [now, period] = [desk.now(), await periodMs()];
  const worth = ({ failures, dueAt, countedAt, origin: at }: Tally) =>
    failures === 0 && dueAt !== never && (origin === null ? countedAt + period <= now : at === origin);
  for (const { key } of (await tallies.getValue()).filter(worth))
    await changeTally(key, (tally) => ({ ...tally, dueAt: Math.min(tally.dueAt, now) }));
  await pollDue(desk);
}
