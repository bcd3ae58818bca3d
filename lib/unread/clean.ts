// Words of strangers (senders, subjects) made fit for a notice: one line of text, nothing that hides or turns it.
import type { MailHead } from '../providers/unread.ts';

const longest = 120;
/** Controls, format characters (bidi marks, zero widths, tags), private use, surrogates, line and paragraph separators. */
const unfit = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Letters that are drawn as nothing. */
const blank = /\u115f|\u1160|\u17b4|\u17b5|\u2800|\u3164|\uffa0|\p{Variation_Selector}/gu;
/** More marks on one letter than any language puts there. */
const piled = /(\p{M}{4})\p{M}+/gu;

/** A letter's head, each of its lines cleaned. */
export function cleanHead({ from, subject, id }: MailHead): MailHead {
  return { from: cleaned(from), subject: cleaned(subject), id };
}

/** At most 120 characters, the end marked when something was left out. */
export function cleaned(text: string): string {
  // What is far too long is cut first, so that no text is slow to clean.
  const line = text
    .slice(0, 10 * longest)
    .replaceAll(unfit, ' ')
    .replaceAll(blank, '')
    .replaceAll(piled, '$1');
  const letters = [...line.replaceAll(/\s+/g, ' ').trim()];
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest - 1).join('')}…`;
}
