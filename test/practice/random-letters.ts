// Random letters and digits, as sids, tickets and passwords look.
import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** So many of them. */
export function randomLetters(length: number, from = letters): string {
  return Array.from({ length }, () => from[randomInt(from.length)]).join('');
}
