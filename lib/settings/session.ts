// What is remembered until the browser closes (`storage.session`, which content scripts cannot read), so that a stopped background forgets nothing.
import { defineItem } from './item.ts';
import type { ActName, CardView, MailboxView, Purpose } from '../messaging/contract.ts';

/** One code that was handed out. */
export interface Try {
  readonly entryId: string;
  /** Account of the log-in it was for; empty: not seen. */
  readonly account: string;
  /**
   * What it was handed out for; only a log-in is answered by a signed-in page. `verify`: any check of a user who is signed in already, until the page
   * tells that it was for an unbinding.
   */
  readonly purpose: Purpose;
  readonly step: number;
  readonly at: number;
  readonly refused: boolean;
  /** It went nowhere, was typed over, or the user went on by another method: no page tells any more what became of it. */
  readonly left?: true;
}

/** A card on show, as that of one frame. */
export interface TabCard {
  readonly view: CardView;
  readonly pixels: string | null;
  readonly frameId: number;
  /** The document of that frame which asked for it: a code goes into no other. Left out or null: the browser names none, or no code follows from it. */
  readonly documentId?: string | null;
}

/** One tab's visit to a listed page. */
export interface TabMemory {
  readonly origin: string;
  readonly page: MailboxView['page'];
  /** Frame that showed a code field or bind dialog last. */
  readonly frameId: number;
  /** What the user typed as account at step one; empty: not seen. */
  readonly account: string;
  /** When the user last really acted in a document of this origin, ms; 0: never. */
  readonly actedAt: number;
  /** Codes handed out for this log-in; the page's answers decide what comes next. */
  readonly tries: readonly Try[];
  /** The entry the user picked himself, until a code of it is in the page; null: none. */
  readonly picked: { readonly entryId: string; readonly at: number } | null;
  /** Texts of the QR codes in the open bind dialog, until the user has decided. */
  readonly offered: readonly string[];
  /** The entry whose code the bind dialog waits for; null: none. */
  readonly bindingId: string | null;
  /** What the list of methods said when a code for that dialog was asked for last; null: there was no list. */
  readonly wasBound: boolean | null;
  /** In this log-in the user went from the authenticator to another method. */
  readonly choseOther: boolean;
  readonly card: TabCard | null;
}

/** What a page told: the site has accepted a code. */
export interface Acceptance {
  readonly entryId: string;
  readonly purpose: Purpose;
  readonly institutionId: string;
  /** What the user typed as account at step one; empty: not seen. */
  readonly account: string;
  readonly origin: string;
  readonly tabId: number;
  readonly frameId: number;
  /** ms since 1970. */
  readonly at: number;
}

export const freshTab: TabMemory = {
  origin: '',
  page: 'unknown',
  frameId: 0,
  account: '',
  actedAt: 0,
  tries: [],
  picked: null,
  offered: [],
  bindingId: null,
  wasBound: null,
  choseOther: false,
  card: null,
};

export const tabs = defineItem<Readonly<Record<string, TabMemory>>>('session', 'tabs', {});
/** The last steps in which codes of an entry were used, by entry id. */
export const usedSteps = defineItem<Readonly<Record<string, readonly number[]>>>('session', 'usedSteps', {});
/** By origin: add this to the computer's time to get the host's, ms. */
export const clockOffsets = defineItem<Readonly<Record<string, { readonly offsetMs: number; readonly at: number }>>>(
  'session',
  'clockOffsets',
  {},
);
/** The last thing that happened, by institution id. */
export const lastActs = defineItem<Readonly<Record<string, { readonly act: ActName; readonly at: number }>>>(
  'session',
  'lastActs',
  {},
);
/** What sites accepted while it could not be written into the vault (locked, disk full), oldest first. */
export const unwritten = defineItem<readonly Acceptance[]>('session', 'unwritten', []);
