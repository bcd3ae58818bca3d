// Unread mail: what the user chose (kept) and what is known of each mailbox (until the browser closes, since it holds the user's sessions).
import { defineItem } from './item.ts';

/** Minutes between two readings. */
export const unreadMinutes = defineItem<number>('local', 'unreadMinutes', 5);
/** Ids of institutions whose mailboxes are not read now. */
export const unreadPaused = defineItem<readonly string[]>('local', 'unreadPaused', []);
/** Goes on reading long after the mailbox was last open, which keeps its session alive. */
export const keepAlive = defineItem<boolean>('local', 'keepAlive', false);
/** Ids of institutions whose new mail is announced. */
export const announced = defineItem<readonly string[]>('local', 'announced', []);
/** An announcement names sender and subject. */
export const announceHeads = defineItem<boolean>('local', 'announceHeads', false);

/** A word in a subject that makes a letter matter; matched only where subjects are named. */
export const noticeWords = defineItem<readonly string[]>('local', 'noticeWords', []);
/** What mail of schools is mostly waited for; offered, not set. */
export const usualWords: readonly string[] = ['选课', '成绩', '缴费', '会议', '截止'];
/** Announces only letters with one of these words, where subjects can be read. */
export const wordsOnly = defineItem<boolean>('local', 'wordsOnly', false);
/** What is heard with a notice: `system` leaves it to the system, `none` is for browsers that can be told so, the others are sounds of ours. */
export const noticeSounds = ['system', 'chime', 'drop', 'knock', 'none'] as const;
export type NoticeSound = (typeof noticeSounds)[number];
export const noticeSound = defineItem<NoticeSound>('local', 'noticeSound', 'system');

/** No notice before this time, ms since 1970; what comes meanwhile is counted and not announced later. */
export const snoozedUntil = defineItem<number>('local', 'snoozedUntil', 0);
/** The popup shows sender and subject of the newest unread letters. */
export const previewMails = defineItem<boolean>('local', 'previewMails', false);

/** Local time, minutes since midnight; `to` before `from` goes over midnight, the two alike are no time at all. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}
/** Null: mail is read and announced at any hour. */
export const quietHours = defineItem<QuietHours | null>('local', 'quietHours', null);

/** What is known of one mailbox. Never leaves the background: `sid` is a secret. */
export interface Tally {
  /** Made by us, says nothing. */
  readonly key: string;
  readonly institutionId: string;
  readonly origin: string;
  /** Whose reader reads it. */
  readonly product: 'coremail' | 'exmail' | 'unknown';
  readonly route: string;
  readonly sid: string;
  /** The route has told the true number before. */
  readonly proved: boolean;
  /** The mail address, null: not known. */
  readonly account: string | null;
  /** Tab that showed it last. */
  readonly tabId: number | null;
  /** What the last reading said. `waiting`: none yet. */
  readonly state: 'waiting' | 'count' | 'signed-out' | 'unreachable' | 'changed';
  /** The last number that was really read, and when (ms); 0: never. */
  readonly count: number;
  readonly exact: boolean;
  readonly countedAt: number;
  /** Readings that failed, since the last that did not. */
  readonly failures: number;
  /** When the next reading is planned, ms; `never` in the store's own words: `Number.MAX_SAFE_INTEGER`. */
  readonly dueAt: number;
  /** When its page was last open, ms. */
  readonly usedAt: number;
  /** The number up to which mail was announced; null: no number yet. */
  readonly announcedCount: number | null;
  /** New letters whose heads are still to be read for an announcement. */
  readonly headsWanted: number;
  /** The newest unread letters as they were read last, cleaned, three at most; only where the user wants to see them. */
  readonly mails: readonly { readonly from: string; readonly subject: string; readonly id: string }[];
  /** They are to be read, for the popup or an announcement. */
  readonly mailsDue: boolean;
  /** How many new letters the last announcement told of. */
  readonly noticed: number;
  /** The one letter the last announcement was of, in the host's own words; empty: of more than one, or nobody knows which. */
  readonly letter: string;
}

export const tallies = defineItem<readonly Tally[]>('session', 'tallies', []);
/** When each mail host was asked, ms, the last three times, by origin. */
export const askedAt = defineItem<Readonly<Record<string, readonly number[]>>>('session', 'askedAt', {});
