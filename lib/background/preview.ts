// What a text or form would become, for the review before anything is stored.
import { institutions } from '../institutions/index.ts';
import type { Draft, Preview } from '../messaging/contract.ts';
import type { OtpAccount } from '../otp/account.ts';
import { codeAt, hotpCode } from '../otp/code.ts';
import { completeDraft } from '../otp/draft.ts';
import type { Entry } from '../vault/entry.ts';
import { rivalsOf } from './replaced.ts';

/** The account a draft describes. Throws the `UriError` that names what is wrong or left open. */
export function accountOf(draft: Draft): OtpAccount {
  const { text, institutionId: _bound, ...answers } = draft;
  return completeDraft(text, answers);
}

function spelled(text: string): string {
  return text.replaceAll(/\s/g, '').toLowerCase();
}

/** The institution an account names as its issuer, by its spellings; null: none. */
export function institutionOfIssuer(issuer: string): string | null {
  const wanted = spelled(issuer);
  if (wanted === '') return null;
  return institutions.find((institution) => institution.issuers.some((known) => spelled(known) === wanted))?.id ?? null;
}

/**
 * Everything a user should see before he says yes; the secret stays out.
 * @param login what is known to be typed at the log-in of this account; empty: nothing
 */
export async function previewOf(
  account: OtpAccount,
  institutionId: string | null,
  entries: readonly Entry[],
  nowMs: number,
  login = '',
): Promise<Preview> {
  const timed = account.type === 'hotp' ? null : await codeAt(account, nowMs);
  const live = entries.filter((entry) => entry.trashedAt === null);
  return {
    type: account.type,
    issuer: account.issuer,
    account: account.account,
    institutionId,
    algorithm: account.algorithm,
    digits: account.digits,
    period: account.period,
    counter: account.counter,
    code: timed?.code ?? (await hotpCode(account, account.counter ?? 0)),
    expiresAt: timed?.expiresAt ?? null,
    duplicateOf: live.find((entry) => entry.secret === account.secret && entry.type === account.type)?.id ?? null,
    replaces: rivalsOf({ ...account, login }, institutionId, live).find(({ state }) => state === 'proved')?.id ?? null,
  };
}
