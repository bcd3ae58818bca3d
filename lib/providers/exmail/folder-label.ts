// The number an Exmail folder link shows, by the vendor's own rule: what follows the last bracket. No bracket means none unread.

/** The link's title, when it tells a number: `<folder>中有 n 封未读邮件`. */
const inTitle = /中有\s*(\S+)\s*封未读/;

/** Unread letters by a folder link's text and title; null: a number is there that is none. */
export function labelCount(text: string, title: string): number | null {
  const behind = /[(（]([^(（]*)$/.exec(text)?.[1];
  if (behind !== undefined) return wholeNumber(/^(.*?)[)）]\s*$/.exec(behind)?.[1]);
  const told = inTitle.exec(title)?.[1];
  return told === undefined ? 0 : wholeNumber(told);
}

function wholeNumber(text: string | undefined): number | null {
  const digits = text?.trim() ?? '';
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}
