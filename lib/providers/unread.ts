// What a web mail product can tell of unread mail: from the page that shows it, and in the background with the session that exists.
import type { ProviderId } from '../institutions/index.ts';

/** One letter as a list shows it. Text of strangers: clean it before it is shown anywhere. */
export interface MailHead {
  readonly from: string;
  readonly subject: string;
  /** The host's own name of the letter; empty: not told. */
  readonly id: string;
}

/**
 * What was read. Never a guess: a number that is missing, negative, broken or absurd is `changed`, not 0.
 * `unreachable` says nothing about the session; `signed-out` says it has ended.
 */
export type Reading =
  | {
      readonly state: 'count';
      /** Unread letters of the inbox, a whole number from 0. */
      readonly count: number;
      /** False: at least that many. */
      readonly exact: boolean;
      /** Unread letters, newest first; null: not read this time. */
      readonly mails: readonly MailHead[] | null;
    }
  | { readonly state: 'signed-out' }
  | {
      readonly state: 'unreachable';
      /** How long the server asks to be left alone (`Retry-After`), ms; null: it does not say. */
      readonly retryAfterMs: number | null;
    }
  /** The product is still there, and known as such, but not the part we read. */
  | { readonly state: 'changed' };

/** The user's own session at one mail host. Kept in `storage.session` only, never logged, never in an error. */
export interface MailSession {
  /** `https://host` */
  readonly origin: string;
  /** Which of the product's forms answers here, in the provider's own words (Coremail: `XT`, `XT5`, `s/json`). */
  readonly route: string;
  /** A secret. */
  readonly sid: string;
}

/** One request of a source. Cookies of the host go along. */
export interface MailRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, on the session's origin; any other is not sent. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. `redirected`: sent elsewhere; where to is not known, and nobody went there. */
export type MailAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Decoded by the stated charset, else UTF-8; no byte order mark. At most 256 KB were read, else the kind is `failed`. */
      readonly text: string;
      /** A header by its lower-case name, null when absent. */
      header(name: string): string | null;
    }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'failed' };

/** Sends one request, within a time limit and to the session's own host only. */
export type Fetcher = (request: MailRequest) => Promise<MailAnswer>;

/** What the page has shown to the user of this very session, to prove a background reading against. */
export interface Shown {
  readonly count: number;
  /** ms since 1970 */
  readonly at: number;
}

/** What the reader of a session knows from before. */
export interface Known {
  /** What the page showed just before this reading; null: nothing. */
  readonly shown: Shown | null;
  /** The session's route has told the true number before. */
  readonly proved: boolean;
}

/** A reading, and what to remember of the session for the next one. */
export interface Read {
  /** Null: an answer came, and whether its number is the true one is not known. */
  readonly reading: Reading | null;
  /** To use next time. */
  readonly route: string;
  /** For `Known` next time. */
  readonly proved: boolean;
  /** Ask again, with `route`, before `changed` is believed, or a `signed-out` that may be something else. */
  readonly again: boolean;
}

/** What one product's pages say of unread mail. Runs in the page; cheap enough for every change of it. */
export interface UnreadPage {
  readonly id: ProviderId;
  /** The session the page belongs to, by its address or what else it shows; null: none to be seen. */
  sessionOnPage(document: Document): MailSession | null;
  /** The mail address the page names as the user's own, lower case; null: it does not say. */
  accountOnPage(document: Document): string | null;
  /**
   * What the page plainly says now; null: nothing (another page, still loading, a number only hinted at). Never `unreachable`.
   * Frames of the same origin may be looked into, those of mails' own texts never.
   */
  unreadOnPage(document: Document): Reading | null;
  /** Other documents of the page (same-origin frames) in which a change may bring another number. */
  framesOnPage(document: Document): readonly Document[];
}

/** How one product's unread mail is read in the background, and where it is shown. Nothing here ever opens a letter or marks one read. */
export interface UnreadReader {
  readonly id: ProviderId;
  /** The session in an address of this product; null: none. Any address may be handed in. */
  sessionOf(url: string): MailSession | null;
  /**
   * Reads with exactly one request. Null: this product cannot be read without its page.
   */
  readonly read: ((session: MailSession, get: Fetcher, known: Known) => Promise<Read>) | null;
  /** The newest unread letters, with exactly one request; the count of the reading may be a lower bound. Null: `read` brings them, or nothing does. */
  readonly readMails: ((session: MailSession, get: Fetcher) => Promise<Reading>) | null;
  /** Where the unread letters are listed, for a tab; null: only the sign-in address is known. Holds the sid: hand it to the browser, keep it nowhere. */
  openUnreadUrl(session: MailSession): string | null;
  /** Where one letter is opened, likewise; null: no way to it is known. */
  openLetterUrl(session: MailSession, id: string): string | null;
}
