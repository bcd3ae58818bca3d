// Messages about entries, from our own pages.
import { institutionById } from '../institutions/index.ts';
import type { AnswerOf, Draft, EntryView, InputOf } from '../messaging/contract.ts';
import { hotpCode } from '../otp/code.ts';
import { addEntry, editEntry, nextCounter, proveEntry, restoreEntry, trashEntry } from '../vault/entries.ts';
import type { Entry, VaultContent } from '../vault/entry.ts';
import { openEntries } from './codes.ts';
import { type Desk, Refusal } from './desk.ts';
import { accountOf, institutionOfIssuer, previewOf } from './preview.ts';
import { rowCodes } from './row-codes.ts';

/** Rows that a list shows before it is scrolled, and some more. */
const rowsAtOnce = 16;

/** `entry:list`: every entry as stored; the first rows with their codes, so that a page need not ask twice before it shows one. */
export async function entryList(desk: Desk): Promise<AnswerOf<'entry:list'>> {
  const entries = await openEntries(desk);
  const now = desk.now();
  const first = entries.filter(({ trashedAt }) => trashedAt === null).slice(0, rowsAtOnce);
  const codes = new Map((await rowCodes(first, now)).map((row) => [row.id, row]));
  return { entries: entries.map((entry) => ({ ...about(entry), ...(codes.get(entry.id) ?? noCode) })), now };
}

const noCode = { code: null, nextCode: null, expiresAt: null };

function about(entry: Entry): Omit<EntryView, keyof typeof noCode> {
  const { id, type, issuer, account, login, institutionId, state, digits, period, algorithm, trashedAt } = entry;
  return { id, type, issuer, account, login, institutionId, state, digits, period, algorithm, trashedAt };
}

/** `entry:preview`: the review before anything is stored. */
export async function entryPreview(desk: Desk, draft: Draft): Promise<AnswerOf<'entry:preview'>> {
  const account = accountOf(draft);
  const { state } = await desk.vault.status();
  const entries = state === 'none' ? [] : await openEntries(desk);
  return { preview: await previewOf(account, boundTo(draft, account.issuer), entries, desk.now()) };
}

function boundTo(draft: Draft, issuer: string): string | null {
  if (draft.institutionId === undefined) return institutionOfIssuer(issuer);
  return draft.institutionId !== null && institutionById(draft.institutionId) === null ? null : draft.institutionId;
}

/**
 * `entry:add`: what the user brings from elsewhere counts as proved, he vouches for it. The entry gets the id of the request: one that is sent again,
 * because its answer was lost, finds what it has saved and is answered as before.
 */
export async function entryAdd(desk: Desk, { request, ...draft }: InputOf<'entry:add'>): Promise<AnswerOf<'entry:add'>> {
  const account = accountOf(draft);
  if ((await desk.vault.status()).state === 'none') await desk.vault.create({ kind: 'device' });
  const kept = { id: '' };
  await desk.vault.change((content) => {
    const institutionId = boundTo(draft, account.issuer);
    const added = addEntry(content, { ...account, institutionId, login: '', state: 'proved' }, desk.now(), request);
    if (added.kind === 'duplicate' && added.entry.id !== request) throw new Refusal('duplicate');
    kept.id = added.entry.id;
    return added.content;
  });
  return kept;
}

/** `entry:edit`: names and binding; never the secret. */
export async function entryEdit(desk: Desk, edit: InputOf<'entry:edit'>): Promise<AnswerOf<'entry:edit'>> {
  const { id, issuer, account, login, institutionId } = edit;
  if (institutionId !== null && institutionById(institutionId) === null) throw new Refusal('not-found');
  await desk.vault.change((content) => editEntry(content, id, { issuer, account, login, institutionId }, desk.now()));
  return { id };
}

/** `entry:trash`, `entry:restore`, `entry:prove`: one entry changed by one of the vault's own moves. */
export async function moveEntry(
  desk: Desk,
  move: (content: VaultContent, id: string, now: number) => VaultContent,
  id: string,
): Promise<{ readonly id: string }> {
  await desk.vault.change((content) => move(content, id, desk.now()));
  return { id };
}
export { proveEntry, restoreEntry, trashEntry };

/** `otp:count`: the next HOTP code; its counter is saved before the code is given. */
export async function otpCount(desk: Desk, id: string): Promise<AnswerOf<'otp:count'>> {
  const entry = (await openEntries(desk)).find((one) => one.id === id);
  if (entry === undefined) throw new Refusal('not-found');
  if (entry.type !== 'hotp') throw new Refusal('unsupported');
  const used = { counter: 0 };
  await desk.vault.change((content) => {
    const next = nextCounter(content, id, desk.now());
    used.counter = next.counter;
    return next.content;
  });
  return { code: await hotpCode(entry, used.counter) };
}
