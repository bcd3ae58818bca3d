// Which of the texts of a page's QR codes set up an authenticator.

/** As `otp/uri` reads them: a set-up text, or a secret alone. */
const setUp = /^\s*(?:[a-z-]*otpauth:|steam:|[a-z2-7 -]{16,}=*\s*$)/i;

/** The set-up texts among those of QR codes, in an order of their own: decoys beside them may change. */
export function secretsOf(texts: readonly string[]): string {
  return texts
    .filter((text) => setUp.test(text))
    .toSorted()
    .join('\n');
}
