// A name that came from outside (a QR code, a file, a person): shown so that it can neither overflow nor turn the text around it.
import type { ReactNode } from 'react';

const longest = 160;
/** First strong isolate … pop directional isolate: the plain-text twin of `<bdi>`. */
const isolateOpen = '\u2068';
const isolateClose = '\u2069';

/** Signs that turn the text after them around: a name could pass for another one. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text without signs that could turn it around. */
export function plain(text: string): string {
  return text.replaceAll(turning, '');
}

/** At most 160 characters, cut between characters, with an ellipsis; without signs that turn the text around. */
export function shorten(given: string): string {
  const text = plain(given);
  if (text.length <= longest) return text;
  return `${Array.from(text.slice(0, longest * 2))
    .slice(0, longest)
    .join('')}…`;
}

/** For names inside a sentence or an accessible name. */
export function isolated(text: string): string {
  return `${isolateOpen}${shorten(text)}${isolateClose}`;
}

/** One line, cut where the room ends; the rest shows on hover. */
export function Name({
  text,
  other,
  strong = false,
}: {
  readonly text: string;
  readonly other: string;
  readonly strong?: boolean;
}): ReactNode {
  const shown = text.trim() === '' ? other : shorten(text);
  return (
    <bdi className="name" title={shown}>
      {strong ? <strong>{shown}</strong> : shown}
    </bdi>
  );
}
