// Draws the badge: its mark and colour, and a title with one line a mailbox.
import { browser } from 'wxt/browser';
import { institutionById } from '../institutions/index.ts';
import type { UnreadView } from '../messaging/contract.ts';
import { mailboxes } from '../settings/items.ts';
import { tallies } from '../settings/unread.ts';
import { badgeOf } from '../unread/badge.ts';
import type { Desk } from './desk.ts';
import { nameOf, unreadViews } from './tallies.ts';
import { type Words, words } from './words.ts';

/** Shows how the mailboxes stand now: those the user picked, and those whose page was open. */
export async function drawBadge(desk: Desk): Promise<void> {
  const ids = new Set([...(await mailboxes.getValue()), ...(await tallies.getValue()).map(({ institutionId }) => institutionId)]);
  const known = [...ids].map(institutionById).filter((institution) => institution !== null);
  const [say, status, ...views] = await Promise.all([
    words(),
    desk.vault.status(),
    ...known.map((institution) => unreadViews(institution, desk.now())),
  ]);
  const isLocked = status.state === 'locked';
  const { text, color } = badgeOf(views.flat(), isLocked);
  const tag = say('app.languageTag');
  const lines = known.flatMap(({ id }, place) => (views[place] ?? []).map((view) => lineOf(view, nameOf(id, tag), say, tag)));
  const locked = isLocked ? [say('unread.locked')] : [];
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title: [say('app.name'), ...lines, ...locked].join('\n') }),
  ]);
}

function lineOf({ state, account, count, exact, countedAt }: UnreadView, name: string, say: Words, tag: string): string {
  // Names of texts have no hyphens.
  const said = say(`unread.${state.replace('-', '')}`, `${count}${exact ? '' : '+'}`);
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' });
  return [account ?? name, said, ...(countedAt === null ? [] : [time.format(countedAt)])].join(' · ');
}
