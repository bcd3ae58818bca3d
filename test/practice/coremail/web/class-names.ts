// The class names of panels, dialogs and settings: those seen on other Coremail hosts, or names nobody has seen.
import type { Variant } from '../../variant.ts';

const kept = new Set([
  'login',
  'frame',
  'app',
  'f-dn',
  'auth-open',
  'checkbox',
  'checked',
  'on',
  'animated',
  'decoy',
  'f-hidden-box',
  'unread',
  'j-mail',
  'j-mail-list',
]);

function hash(name: string): string {
  let value = 7;
  for (const letter of name) value = (Math.imul(value, 31) + letter.charCodeAt(0)) >>> 0;
  return value.toString(36);
}

/** One class name as this variant writes it. */
export function className(name: string, kind: Variant['classNames']): string {
  if (kind === 'coremail' || kept.has(name)) return name;
  return kind === 'hashed' ? `css-${hash(name)}` : `cq-${name.replace(/^[ujm]-/, '').replace(/[aeiou]/g, '')}`;
}
