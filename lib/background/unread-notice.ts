// Announces new mail where the user wants it: how much, and sender and subject only if he said so. A click leads to it.
import { browser } from 'wxt/browser';
import { institutionById } from '../institutions/index.ts';
import type { MailHead } from '../providers/unread.ts';
import { announced, type Tally, tallies, unreadPaused } from '../settings/unread.ts';
import { cleaned } from '../unread/clean.ts';
import { mailboxOpen } from './mailboxes.ts';
import { nameOf } from './tallies.ts';
import { words } from './words.ts';

const mark = 'unread ';
const headsShown = 3;

/** The permission is asked for only when the user switches notices on; without it there is nothing to call. */
function notices(): typeof browser.notifications | undefined {
  return browser.notifications as typeof browser.notifications | undefined;
}

/** Whether new mail of this mailbox is announced at all; while it is paused, it is not. */
export async function isAnnounced({ institutionId }: Tally): Promise<boolean> {
  if (notices() === undefined || (await unreadPaused.getValue()).includes(institutionId)) return false;
  return (await announced.getValue()).includes(institutionId);
}

/** One notice for all that is new; a later one of the same mailbox takes its place. @param heads what strangers wrote, or null */
export async function announce(tally: Tally, fresh: number, heads: readonly MailHead[] | null): Promise<void> {
  const say = await words();
  const lines = (heads ?? [])
    .slice(0, Math.min(headsShown, fresh))
    .map(({ from, subject }) => cleaned([from, subject].filter(Boolean).join(' · ')));
  await notices()?.create(`${mark}${tally.key}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: nameOf(tally.institutionId, say('app.languageTag')),
    message: [say('unread.new', String(fresh)), ...lines.filter((line) => line !== '')].join('\n'),
  });
}

/** A click on a notice of ours. */
export async function noticeClicked(id: string): Promise<void> {
  const tally = (await tallies.getValue()).find(({ key }) => id === `${mark}${key}`);
  const institution = tally === undefined ? null : institutionById(tally.institutionId);
  await notices()?.clear(id);
  if (institution !== null) await mailboxOpen(institution.id);
}

/** Hears clicks where there can be notices. Call at every start, and once more when the permission has come. */
export function hearNotices(): void {
  notices()?.onClicked.addListener(onClick);
}

function onClick(id: string): void {
  void noticeClicked(id);
}
