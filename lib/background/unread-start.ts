// Everything that wakes the reading of mail: every start, alarms, the user's choices, permissions, his return to the computer, clicks on notices.
import { browser } from 'wxt/browser';
import { language, mailboxes } from '../settings/items.ts';
import { keepAlive, quietHours, unreadMinutes, unreadPaused } from '../settings/unread.ts';
import type { Desk } from './desk.ts';
import { askSoon } from './unread.ts';
import { hearNotices } from './unread-notice.ts';
import { pollDue } from './unread-poll.ts';

/** Sets the listeners, synchronously, and reads what is due. */
export function startUnread(desk: Desk): void {
  const poll = () => void pollDue(desk);
  // Any alarm: one that is lost is made good by the other.
  browser.alarms.onAlarm.addListener(poll);
  for (const item of [language, mailboxes, keepAlive, quietHours, unreadMinutes, unreadPaused]) item.watch(poll);
  browser.permissions.onRemoved.addListener(poll);
  browser.permissions.onAdded.addListener(() => {
    hearNotices();
    void askSoon(desk, null);
  });
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'active') void askSoon(desk, null);
  });
  hearNotices();
  poll();
}
