// Which of the texts of a page's QR codes set up an authenticator.

/** The set-up texts among those of QR codes, in an order of their own: decoys beside them may change. */
export function secretsOf(texts: readonly string[]): string {
  return texts
    .filter((text) => /^\s*(?:cm-)?otpauth:/i.test(text))
    .toSorted()
    .join('\n');
}
