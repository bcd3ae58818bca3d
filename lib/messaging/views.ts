// What messages say, as plain data: who may send, how a refusal looks, what pages, cards and our own pages are told.

/**
 * Who sends, as the browser states it. `page`: the top document of a listed origin. `frame`: a listed same-origin log-in frame.
 * `card`: our card inside a listed page. `popup`, `options`, `welcome`: our own pages. Anyone else has no role and gets no answer.
 */
export type Role = 'page' | 'frame' | 'card' | 'popup' | 'options' | 'welcome';

/** A typed refusal. `code` is a locale key under `problem.`; it never carries a secret. */
export interface Problem {
  readonly problem: ProblemCode;
  /** Milliseconds to wait before it makes sense to try again; absent when waiting does not help. */
  readonly waitMs?: number;
  /** The wait is longer because the computer's clock was ahead: a code of a later time has been used. */
  readonly isAhead?: true;
}

export type ProblemCode =
  | 'not-allowed'
  | 'locked'
  | 'no-vault'
  | 'vault-exists'
  | 'vault-damaged'
  | 'vault-newer'
  | 'disk-full'
  | 'storage-failed'
  | 'wrong-passphrase'
  | 'passphrase-short'
  | 'too-many-tries'
  | 'no-entry'
  | 'several-entries'
  | 'already-used'
  | 'wait'
  | 'refused-twice'
  | 'turned-off'
  | 'duplicate'
  | 'not-found'
  | 'no-qr'
  | 'several-qr'
  | 'foreign-qr'
  | 'transfer-qr'
  | 'not-otpauth'
  | 'unknown-type'
  | 'no-secret'
  | 'bad-secret'
  | 'unknown-algorithm'
  | 'bad-digits'
  | 'bad-period'
  | 'bad-counter'
  | 'unsupported'
  | 'no-page'
  | 'unseen-page'
  | 'no-field'
  | 'covered'
  | 'unexpected';

export interface VaultView {
  /** `none`: nothing was ever stored. `newer`: written by a newer version, read only. */
  readonly state: 'none' | 'locked' | 'open' | 'damaged' | 'newer';
  readonly protection: 'device' | 'passphrase' | null;
  /** Which store had to be repaired since the last look; null: none. */
  readonly healed: 'primary' | 'mirror' | 'both' | null;
  readonly rolledBack: boolean;
  /** Delay before the next passphrase is tried, ms; 0: none. */
  readonly waitMs: number;
}

export type EntryState = 'pending' | 'proved' | 'retired';

/** An entry as our own pages see it: never the secret. */
export interface EntryView {
  readonly id: string;
  readonly type: 'totp' | 'hotp' | 'steam';
  readonly issuer: string;
  readonly account: string;
  readonly login: string;
  readonly institutionId: string | null;
  readonly state: EntryState;
  readonly digits: number;
  /** Seconds; null for HOTP. */
  readonly period: number | null;
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  /** Null for HOTP until asked with `otp:count`, and for rows further down until asked with `otp:codes`. */
  readonly code: string | null;
  readonly nextCode: string | null;
  /** When `code` ends, ms since 1970 on this computer's clock; null where `code` is. */
  readonly expiresAt: number | null;
  readonly trashedAt: number | null;
}

/** The codes of one timed entry; `expiresAt` as in {@link EntryView}. */
export interface RowCode {
  readonly id: string;
  readonly code: string;
  readonly nextCode: string;
  readonly expiresAt: number;
}

/** What a text or a hand-filled form would become, before anything is stored (review before save). */
export interface Preview {
  readonly type: 'totp' | 'hotp' | 'steam';
  readonly issuer: string;
  readonly account: string;
  readonly institutionId: string | null;
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  readonly digits: number;
  readonly period: number | null;
  readonly counter: number | null;
  readonly code: string;
  readonly expiresAt: number | null;
  /** Id of an entry that holds the same secret; null: new. */
  readonly duplicateOf: string | null;
  /** Id of a live entry of the same institution and account that a save would retire once the site accepts; null: none. */
  readonly replaces: string | null;
}

/** State of one mailbox for the popup. */
export interface MailboxView {
  readonly institutionId: string;
  readonly origin: string;
  /** What the open tabs show; `unknown`: no tab open. */
  readonly page: 'unknown' | 'login' | 'second-factor' | 'signed-in' | 'bind';
  /** Live entries (not retired, not in the trash). */
  readonly entries: number;
  readonly proved: number;
  /** Computer clock minus server clock, ms; null: not measured. */
  readonly clockOffsetMs: number | null;
  readonly clock: 'fine' | 'noticed' | 'warn' | 'unknown';
  /** Last thing that happened there; null: nothing since the browser started. */
  readonly last: { readonly act: ActName; readonly at: number } | null;
  /** One for each account whose page was open; at least one. */
  readonly unread: readonly UnreadView[];
}

/** Unread mail of one mailbox. Only with state `count` the number is one of now. */
export interface UnreadView {
  /** Empty: its page was not open since the browser started. */
  readonly key: string;
  /** The mail address; null: not known. */
  readonly account: string | null;
  /**
   * `error`: the host does not answer, or with something that is not its mail. `changed`: its mail is there, but not the part that holds the number.
   * `stale`: read too long ago; `quiet`: the same, and the user wants it so at this hour. `waiting`: not read yet.
   */
  readonly state: 'count' | 'signed-out' | 'error' | 'changed' | 'no-permission' | 'stale' | 'quiet' | 'paused' | 'waiting';
  /** The last number that was really read. */
  readonly count: number;
  /** False: at least that many. */
  readonly exact: boolean;
  /** When it was read, ms since 1970; null: never. */
  readonly countedAt: number | null;
  /** The newest unread letters, three at most, their text cleaned; none unless the user wants to see them. */
  readonly mails: readonly { readonly key: string; readonly from: string; readonly subject: string }[];
}

export type ActName =
  | 'filled'
  | 'accepted'
  | 'refused'
  | 'bound'
  | 'bind-refused'
  | 'bind-unknown'
  | 'retired'
  | 'not-filled-locked'
  | 'not-filled-no-entry'
  | 'not-filled-several-entries'
  | 'not-filled-refused-twice'
  | 'not-filled-vault-damaged'
  | 'not-filled-other-kind'
  | 'not-filled-turned-off';

/** What the card in the page shows. Text only; the page's own controls never are in it. */
export type CardView =
  | { readonly kind: 'bind-found'; readonly host: string; readonly preview: Preview }
  | { readonly kind: 'bind-choose'; readonly host: string; readonly previews: readonly Preview[] }
  | { readonly kind: 'bind-problem'; readonly host: string; readonly problem: ProblemCode }
  | { readonly kind: 'bind-waiting'; readonly host: string; readonly waitMs: number }
  | { readonly kind: 'bind-filled'; readonly host: string; readonly confirmed: boolean }
  | { readonly kind: 'bind-proved'; readonly host: string; readonly issuer: string; readonly account: string }
  | { readonly kind: 'bind-refused'; readonly host: string }
  /** `replaces`: another secret of the same account is in use, and both are kept. */
  | { readonly kind: 'bind-unknown'; readonly host: string; readonly replaces: boolean }
  | { readonly kind: 'fill-offer'; readonly host: string; readonly choices: readonly CardChoice[] }
  /** `isAhead` as in {@link Problem}. */
  | { readonly kind: 'fill-waiting'; readonly host: string; readonly waitMs: number; readonly isAhead: boolean }
  | { readonly kind: 'fill-refused'; readonly host: string; readonly clockOffsetMs: number | null }
  | { readonly kind: 'confirm-offer'; readonly host: string }
  | { readonly kind: 'locked'; readonly host: string }
  | { readonly kind: 'no-entry'; readonly host: string }
  | {
      readonly kind: 'other-method';
      readonly host: string;
      readonly method: 'sms' | 'mail-code' | 'mini-program' | 'wechat';
      readonly canSwitch: boolean;
    }
  | { readonly kind: 'reading'; readonly host: string };

export interface CardChoice {
  readonly entryId: string;
  readonly issuer: string;
  readonly account: string;
}

export type CardAct =
  | { readonly act: 'save'; readonly index: number }
  | { readonly act: 'fill'; readonly entryId: string }
  | { readonly act: 'confirm-from-now-on' }
  | { readonly act: 'not-here' }
  | { readonly act: 'point-at-box' }
  | { readonly act: 'switch-to-otp' }
  | { readonly act: 'open-popup' }
  | { readonly act: 'close' };

/** One code for one field of one document. */
export type PageCode =
  | {
      readonly code: string;
      readonly entryId: string;
      readonly step: number;
      readonly remainingMs: number;
      /** What happens after the fill, as the user has set it. */
      readonly confirm: boolean;
      readonly tickTrust: boolean;
    }
  | Problem;

/** What a content script needs to know when a visit begins; no secret in it. */
export interface VisitChoices {
  readonly institutionId: string;
  /** Description of the box the user pointed at, made by `page/box-path`; null: never. */
  readonly box: unknown;
  /** "Not here" was said for this host. */
  readonly off: boolean;
  readonly mode: 'fill' | 'confirm' | 'click';
  readonly entries: 'proved' | 'pending' | 'none' | 'locked';
  /** The user really acted in the document before this one in the same tab on the same origin, less than two minutes ago. */
  readonly acted: boolean;
  /** The code that went into the document before this one and has not been judged yet; null: none. */
  readonly awaiting: { readonly entryId: string; readonly purpose: Purpose } | null;
  /** What the list of methods said before the code of a binding went in: whether an authenticator is bound. Null: there was no list on show. */
  readonly wasBound: boolean | null;
  /** The user has gone from the authenticator to another method in this log-in: he is not taken back. */
  readonly choseOther: boolean;
}

export type Purpose = 'login' | 'verify' | 'unbind' | 'bind';
