// One plain word for what a page is about, for lists and bug reports.
import type { Field, PageFacts } from './field.ts';
import { attr } from './native.ts';

/** The first that fits, from the surest sign to the weakest. */
export type PageKind =
  | 'bind'
  | 'otp'
  | 'signup'
  | 'reset'
  | 'change-password'
  | 'login'
  | 'checkout'
  | 'settings'
  | 'search'
  | 'other';

/** Names the page by its boxes and headings. */
export function pageKindOf(facts: PageFacts): PageKind {
  const headings = facts.headings.join(' ');
  const passwords = facts.fields.filter(({ kind }) => kind === 'password');
  const has = (...kinds: Field['kind'][]) => facts.fields.some(({ kind }) => kinds.includes(kind));
  const codes = has('totp', 'code', 'sms', 'mail-code', 'mini-program');
  if (has('totp', 'code') && facts.dialogs.some(({ qrParts }) => qrParts.length > 0)) return 'bind';
  if (has('card')) return 'checkout';
  if (/注册|sign ?up|register|create/i.test(headings)) return 'signup';
  if (/重置|找回|忘记|reset|forgot/i.test(headings)) return 'reset';
  if (
    passwords.length > 1 ||
    passwords.some(({ inputs }) => inputs.some((input) => /new-password/.test(attr(input, 'autocomplete'))))
  ) {
    return has('account') ? 'signup' : 'change-password';
  }
  if (passwords.length === 1) return codes && !has('account') ? 'otp' : 'login';
  if (codes || has('recovery')) return 'otp';
  if (/设置|settings|preferences/i.test(headings)) return 'settings';
  return has('search') && facts.fields.length === 1 ? 'search' : 'other';
}
