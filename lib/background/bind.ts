// Binding a new secret: found on the page, shown to the user, kept as pending, proved when the site accepts a code of it.
import { institutionOfOrigin } from '../institutions/index.ts';
import type { AnswerOf, CardView, PageCode, Preview } from '../messaging/contract.ts';
import { sendToPage } from '../messaging/sender.ts';
import type { Caller } from '../messaging/serve.ts';
import type { OtpAccount } from '../otp/account.ts';
import { readOtpUri, UriError } from '../otp/uri.ts';
import { addEntry, editEntry, restoreEntry, reviveEntry } from '../vault/entries.ts';
import { drawCard, problemView, takeCardAway } from './card.ts';
import { codeOf, openEntries } from './codes.ts';
import { codeVisitor, type Desk, Refusal } from './desk.ts';
import { previewOf } from './preview.ts';
import { toProblem } from './problems.ts';
import { changeTab, tabMemory } from './tabs.ts';

/** The accounts among texts read from QR codes. Throws what is wrong with the only otpauth text, or `foreign-qr` when there is none. */
export function accountsIn(texts: readonly string[]): OtpAccount[] {
  const accounts: OtpAccount[] = [];
  let fault: unknown = new Refusal('foreign-qr');
  for (const text of new Set(texts)) {
    try {
      accounts.push(readOtpUri(text));
    } catch (error) {
      if (!(error instanceof UriError)) throw error;
      if (error.code !== 'not-otpauth') fault = error;
    }
  }
  if (accounts.length === 0) throw fault;
  return accounts.filter((one, i) => accounts.findIndex((other) => other.secret === one.secret) === i);
}

/** `bind:found`: shows the card that says what the QR code holds, or why it cannot be used. Nothing is stored yet. */
export async function bindFound(desk: Desk, texts: readonly string[], caller: Caller): Promise<AnswerOf<'bind:found'>> {
  const { tabId } = codeVisitor(caller);
  const { frameId, origin } = caller;
  accountsIn(texts);
  const view = await offerView(desk, texts, origin, (await tabMemory(tabId)).account);
  // What is offered and the card that says it change together: a yes is never to another secret than the one on show.
  await changeTab(tabId, () => ({ offered: texts, frameId, page: 'bind', card: { view, pixels: null, frameId } }));
  await drawCard(tabId, frameId, view);
  return { shown: true };
}

/** The card for the texts that lie ready in a tab, again after an unlock; not when others do by then. */
export async function offerAgain(desk: Desk, tabId: number, origin: string): Promise<void> {
  const { offered, frameId, account } = await tabMemory(tabId);
  const view = await offerView(desk, offered, origin, account);
  const { card } = await changeTab(tabId, (now) =>
    now.offered.join() === offered.join() ? { card: { view, pixels: null, frameId } } : {},
  );
  await drawCard(tabId, frameId, card?.view ?? null);
}

async function offerView(desk: Desk, texts: readonly string[], origin: string, login: string): Promise<CardView> {
  const host = new URL(origin).host;
  try {
    const previews = await previewsOf(desk, texts, origin, login);
    const [only] = previews;
    if (only === undefined) return problemView(host, 'foreign-qr');
    return previews.length === 1 ? { kind: 'bind-found', host, preview: only } : { kind: 'bind-choose', host, previews };
  } catch (error) {
    return problemView(host, toProblem(error).problem);
  }
}

async function previewsOf(desk: Desk, texts: readonly string[], origin: string, login: string): Promise<Preview[]> {
  const institutionId = institutionOfOrigin(origin)?.id ?? null;
  const { state } = await desk.vault.status();
  const entries = state === 'none' ? [] : await openEntries(desk);
  return Promise.all(accountsIn(texts).map((account) => previewOf(account, institutionId, entries, desk.now(), login)));
}

/** `card:texts`: what the second reader in the card made of the picture; nothing read is said in the card. */
export async function textsRead(desk: Desk, texts: readonly string[], caller: Caller): Promise<AnswerOf<'card:texts'>> {
  if (caller.tabId === null) throw new Refusal('not-allowed');
  const { origin, card, account } = await tabMemory(caller.tabId);
  if (card?.view.kind !== 'reading') throw new Refusal('not-allowed');
  const view = texts.length === 0 ? problemView(new URL(origin).host, 'no-qr') : await offerView(desk, texts, origin, account);
  await changeTab(caller.tabId, () => ({ offered: texts, card: { ...card, view, pixels: null } }));
  return { view };
}

/**
 * The user said yes: keep the secret as pending (a known one is not kept twice), then let the page take the card away and put the first
 * code in. Whatever fails or is stopped before that leaves the question there to be answered again.
 */
export async function saveOffered(desk: Desk, index: number, tabId: number, origin: string): Promise<void> {
  const { offered, frameId, account: login } = await tabMemory(tabId);
  const { institution } = codeVisitor({ role: 'page', origin, tabId, frameId, documentId: null });
  const account = accountsIn(offered)[index];
  if (account === undefined) throw new Refusal('no-qr');
  if ((await desk.vault.status()).state === 'none') await desk.vault.create({ kind: 'device' });
  const kept = { id: '' };
  await desk.vault.change((content) => {
    const now = desk.now();
    const added = addEntry(content, { ...account, institutionId: institution.id, login, state: 'pending' }, now);
    kept.id = added.entry.id;
    if (added.kind === 'added') return added.content;
    // Known already: a bind begun twice, or a secret that was put away; it is used again for this mailbox. What was proved stays proved.
    const restored = reviveEntry(restoreEntry(content, kept.id, now), kept.id, now);
    return added.entry.institutionId === institution.id
      ? restored
      : editEntry(restored, kept.id, { institutionId: institution.id }, now);
  });
  const { offered: onShow } = await changeTab(tabId, () => ({ bindingId: kept.id }));
  // Drawn anew meanwhile: the card asks about another secret now, and nobody has said yes to that.
  if (onShow.join() !== offered.join()) return;
  await sendToPage(tabId, frameId, 'page:bindGo', {});
  await changeTab(tabId, () => ({ offered: [] }));
  // Another card may have come already while the page went on.
  await takeCardAway(tabId, ({ view }) => view.kind === 'bind-found' || view.kind === 'bind-choose');
}

/** `bind:code`: a code of the entry that is being bound here, with enough time left for the user to press the button. Of no other institution's. */
export async function bindCode(desk: Desk, wasBound: boolean | null, caller: Caller): Promise<PageCode> {
  const { tabId, institution } = codeVisitor(caller);
  const { bindingId } = await changeTab(tabId, () => ({ wasBound }));
  const entry = (await openEntries(desk)).find(({ id }) => id === bindingId);
  if (entry?.institutionId !== institution.id || entry.trashedAt !== null) throw new Refusal('no-entry');
  return codeOf(desk, entry, caller.origin, tabId, 'bind');
}
