// A site has accepted a code: written into the vault, or kept in mind until that can be done.
import type { Purpose } from '../messaging/contract.ts';
import { confirmOffered, fillMode } from '../settings/items.ts';
import { type Acceptance, tabs, unwritten } from '../settings/session.ts';
import { editEntry, findEntry, proveEntry, restoreEntry, retireEntry, reviveEntry, trashEntry } from '../vault/entries.ts';
import type { VaultContent } from '../vault/entry.ts';
import { isVaultError } from '../vault/vault-error.ts';
import { noteAct } from './acts.ts';
import { showCard } from './card.ts';
import { openEntries } from './codes.ts';
import type { Desk } from './desk.ts';
import { isOvertaken, replacedBy } from './replaced.ts';
import { changeTab, inTurn, tabMemory } from './tabs.ts';

/**
 * Takes what a page has just told. What cannot be written now is kept for `writeKept`; behind a locked vault the card of a binding says so.
 * Throws the `VaultError` of a write that failed.
 */
export async function accept(desk: Desk, told: Acceptance): Promise<void> {
  const { tabId, frameId, purpose } = told;
  try {
    await write(desk, told);
  } catch (error) {
    if (isVaultError(error) && error.code !== 'entry-missing') await keep(told);
    if (!isVaultError(error, 'locked')) throw error;
    await settle(told);
    if (purpose === 'bind') await showCard(tabId, frameId, { kind: 'locked', host: new URL(told.origin).host });
    return;
  }
  // The vault comes first: a background that is stopped halfway is told again, and must still know what the answer was about.
  await settle(told);
  await drop(told);
  if (purpose === 'bind') await showBound(desk, told);
  if (purpose === 'login') await offerConfirm(told);
}

/** After an unlock, and when a visit begins: what could not be written when it was accepted. What still cannot be is kept. */
export async function writeKept(desk: Desk): Promise<void> {
  for (const told of await unwritten.getValue()) {
    try {
      await write(desk, told);
    } catch (error) {
      // An entry that has gone needs no answer any more.
      if (!isVaultError(error)) throw error;
      if (error.code !== 'entry-missing') continue;
    }
    await drop(told);
    const { card, origin } = await tabMemory(told.tabId);
    if (told.purpose === 'bind' && origin === told.origin && card?.view.kind === 'locked') await showBound(desk, told);
  }
}

function keep(told: Acceptance): Promise<void> {
  return inTurn(async () => unwritten.setValue([...(await others(told)), told]));
}

function drop(told: Acceptance): Promise<void> {
  return inTurn(async () => unwritten.setValue(await others(told)));
}

async function others(told: Acceptance): Promise<readonly Acceptance[]> {
  return (await unwritten.getValue()).filter((other) => !isSame(other, told));
}

function isSame(one: Acceptance, other: Acceptance): boolean {
  return one.entryId === other.entryId && one.purpose === other.purpose;
}

/** Nothing in this tab waits for the answer any more. */
async function settle({ tabId, purpose }: Acceptance): Promise<void> {
  await changeTab(tabId, () => ({ tries: [], ...(purpose === 'bind' && { bindingId: null }) }));
}

async function write(desk: Desk, told: Acceptance): Promise<void> {
  const begun = Object.values(await tabs.getValue()).map(({ page, bindingId }) => page === 'bind' && bindingId);
  const content = await desk.vault.change((before) => written(before, told, begun));
  const isOpen = told.purpose === 'bind' && findEntry(content, told.entryId).state === 'pending';
  await noteAct(told.institutionId, isOpen ? 'bind-unknown' : acts[told.purpose], told.at);
}

const acts = { bind: 'bound', login: 'accepted', verify: 'accepted', unbind: 'retired' } as const satisfies Record<
  Purpose,
  string
>;

function written(content: VaultContent, { entryId, purpose, account, at }: Acceptance, begun: readonly unknown[]): VaultContent {
  const mine = findEntry(content, entryId);
  const isUnbound = purpose === 'unbind';
  // Told late, an unbinding must not end what the site has accepted again since.
  if (isUnbound && (mine.provedAt ?? 0) > at) return content;
  // Which of two bindings at once was the last one to be accepted, the next log-in shows.
  if (purpose === 'bind' && isOvertaken(mine, content.entries))
    return reviveEntry(restoreEntry(content, entryId, at), entryId, at);
  const next = isUnbound ? retireEntry(content, entryId, at) : provedFor(content, entryId, account, at);
  // A log-in with what was proved long ago says nothing new; one with a secret that nobody had accepted before ends those it was to replace.
  const isNew = isUnbound || purpose === 'bind' || mine.state !== 'proved';
  const replaced = isNew ? replacedBy(findEntry(next, entryId), next.entries, at, begun) : [];
  return replaced.reduce((left, { id }) => retireEntry(left, id, at), next);
}

/** The entry is proved, and from now on known to belong to the account that signed in with it. */
function provedFor(content: VaultContent, id: string, login: string, now: number): VaultContent {
  const { trashedAt } = findEntry(content, id);
  // What the site has accepted is in use, even when it was thrown away in the meantime; what the user throws away afterwards stays away.
  const proved = proveEntry(restoreEntry(content, id, now), id, now);
  const named = login === '' || findEntry(proved, id).login !== '' ? proved : editEntry(proved, id, { login }, now);
  return trashedAt !== null && trashedAt > now ? trashEntry(named, id, trashedAt) : named;
}

async function showBound(desk: Desk, { entryId, tabId, frameId, origin }: Acceptance): Promise<void> {
  const entry = (await openEntries(desk)).find(({ id }) => id === entryId);
  const { host } = new URL(origin);
  const { issuer = '', account = '' } = entry ?? {};
  const proved = { kind: 'bind-proved', host, issuer, account } as const;
  await showCard(tabId, frameId, entry?.state === 'pending' ? { kind: 'bind-unknown', host, replaces: true } : proved);
}

/** After the first accepted fill, once: "confirm for me from now on?" */
async function offerConfirm({ tabId, frameId, origin }: Acceptance): Promise<void> {
  if ((await confirmOffered.getValue()) || (await fillMode.getValue()) !== 'fill') return;
  await confirmOffered.setValue(true);
  await showCard(tabId, frameId, { kind: 'confirm-offer', host: new URL(origin).host });
}
