// The plain shape of what the vault seals; `format.md` says how it is stored.
import type { OtpAccount } from '../otp/account.ts';

/**
 * `pending`: kept before the site has accepted it. `proved`: the site accepted a code, or the user brought it from elsewhere and vouches for it.
 * `retired`: unbound or replaced on the site; kept 30 days.
 */
export type EntryState = 'pending' | 'proved' | 'retired';

export interface Entry extends OtpAccount {
  /** Random UUID. */
  readonly id: string;
  readonly state: EntryState;
  /** Institution whose origins may use this entry; null: never filled, only shown. */
  readonly institutionId: string | null;
  /** What the user types as account at the log-in; empty: not known yet. */
  readonly login: string;
  /** Times in ms since 1970; null while it has not happened. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly provedAt: number | null;
  readonly retiredAt: number | null;
  /** Set while the entry lies in the trash; removed for good 30 days later. */
  readonly trashedAt: number | null;
}

export interface VaultContent {
  readonly entries: readonly Entry[];
}
