// A name that came from outside (a QR code, a file, a person): shown so that it can neither overflow nor turn the text around it.
import type { ReactNode } from 'react';

const longest = 160;
/** First strong isolate … pop directional isolate: the plain-text twin of `<bdi>`. */
const isolateOpen = '\u2068';
const isolateClose = '\u2069';

/** At most 160 characters, cut between characters, with an ellipsis. */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  return `${Array.from(text.slice(0, longest * 2))
    .slice(0, longest)
    .join('')}…`;
}

/** For names inside a sentence or an accessible name. */
export function isolated(text: string): string {
  return `${isolateOpen}${shorten(text).replaceAll(/[\u2066-\u2069\u202a-\u202e]/g, '')}${isolateClose}`;
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
