// Announces new mail where the user wants it: how much, and sender and subject only if he said so. A click leads to it.
import { browser } from 'wxt/browser';
import type { MailHead } from '../providers/unread.ts';
import {
  announced,
  noticeSound,
  noticeWords,
  type Tally,
  tallies,
  snoozedUntil,
  unreadPaused,
  wordsOnly,
} from '../settings/unread.ts';
import { unreadReaderOf } from '../providers/unread-readers.ts';
import { cleaned } from '../unread/clean.ts';
import { wordIn } from '../unread/rules.ts';
import { isOwnSound } from '../unread/tones.ts';
import { lender, playSound } from './sound.ts';
import { mailboxOpen } from './mailboxes.ts';
import { changeTally, nameOf, quietEnd } from './tallies.ts';
import { words as language } from './words.ts';

const mark = 'unread ';
const headsShown = 3;
/** Without a touch for so long the user counts as away. */
const awaySeconds = 120;

/** The permission is asked for only when the user switches notices on; without it there is nothing to call. */
function notices(): typeof browser.notifications | undefined {
  return browser.notifications as typeof browser.notifications | undefined;
}

/** Whether new mail of this mailbox is announced at all now; while it is paused, in quiet hours and for as long as the user wants none, it is not. */
export async function isAnnounced({ institutionId }: Tally, now: number): Promise<boolean> {
  if (notices() === undefined || (await quietEnd(now)) > 0 || now < (await snoozedUntil.getValue())) return false;
  if ((await unreadPaused.getValue()).includes(institutionId)) return false;
  return (await announced.getValue()).includes(institutionId);
}

/** One notice for all that is new; a later one of the same mailbox takes its place, and adds to its number while it is on show. @param heads what strangers wrote, or null */
export async function announce(tally: Tally, fresh: number, heads: readonly MailHead[] | null): Promise<void> {
  const id = `${mark}${tally.key}`;
  const allowed = notices();
  if (allowed === undefined) return;
  const [say, shown, presence, words, only, chosen] = await Promise.all([
    language(),
    allowed.getAll(),
    browser.idle.queryState(awaySeconds),
    noticeWords.getValue(),
    wordsOnly.getValue(),
    noticeSound.getValue(),
  ]);
  // Nobody is there to hear it, or somebody else is.
  const sound = presence === 'active' ? chosen : 'none';
  const letters = (heads ?? []).slice(0, fresh);
  const told = letters.filter((head) => wordIn(head, words) !== undefined);
  const [first] = told;
  // Letters that could not be looked at may be the ones he waits for.
  if (only && words.length > 0 && first === undefined && letters.length === fresh) return;
  const lines = [...told, ...letters.filter((head) => !told.includes(head))]
    .slice(0, headsShown)
    .map(({ from, subject }) => cleaned([from, subject].filter(Boolean).join(' · ')));
  const name = nameOf(tally.institutionId, say('app.languageTag'));
  const noticed = fresh + (id in shown ? tally.noticed : 0);
  const letter = (noticed === 1 && letters[0]?.id) || '';
  await changeTally(tally.key, (old) => ({ ...old, letter, noticed }));
  await allowed.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: [...(first === undefined ? [] : [wordIn(first, words)]), name].join(' · '),
    message: [say('unread.new', String(noticed)), ...lines.filter((line) => line !== '')].join('\n'),
    // Firefox knows no such thing.
    ...(sound !== 'system' && lender() !== undefined && { silent: true }),
  });
  if (isOwnSound(sound)) await playSound(sound);
}

/** A click on a notice of ours: to the one letter it was of while its session lives, else to where the unread ones are. */
export async function noticeClicked(id: string): Promise<void> {
  const tally = (await tallies.getValue()).find(({ key }) => id === `${mark}${key}`);
  await notices()?.clear(id);
  if (tally === undefined) return;
  const { letter, state, product, institutionId } = tally;
  const url = letter !== '' && state === 'count' ? unreadReaderOf(product).openLetterUrl(tally, letter) : null;
  await (url === null ? mailboxOpen(institutionId) : browser.tabs.create({ url }));
}

/** Hears clicks where there can be notices. Call at every start, and once more when the permission has come. */
export function hearNotices(): void {
  notices()?.onClicked.addListener(onClick);
}

function onClick(id: string): void {
  void noticeClicked(id);
}
