// Quiet hours: a part of each day, in local time, in which no mail is read and none announced.
import type { QuietHours } from '../settings/unread.ts';

const minutesOfDay = 24 * 60;

/** When the quiet hours that `now` lies in are over, ms since 1970; 0: it lies in none. They may go over midnight. @param now ms since 1970 */
export function quietUntil(hours: QuietHours | null, now: number): number {
  if (hours === null) return 0;
  const date = new Date(now);
  const minute = date.getHours() * 60 + date.getMinutes();
  const { from, to } = hours;
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return isQuiet ? date.setHours(0, minute < to ? to : to + minutesOfDay, 0, 0) : 0;
}
