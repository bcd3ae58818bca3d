// The user's own words for mail that matters to him: looked for in the subject, here and nowhere else.
import type { MailHead } from '../providers/unread.ts';

/** The first of these words in a letter's subject; undefined: none of them. Full-width letters and capitals make no difference. */
export function wordIn({ subject }: MailHead, words: readonly string[]): string | undefined {
  const text = plain(subject);
  return words.find((word) => text.includes(plain(word)));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
