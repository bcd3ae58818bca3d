// Secrets as people write them, to bytes and to one spelling. Follows RFC 4648 §6, with the liberties that set-up pages and people take.

/**
 * `empty`: nothing is left. `digit-in-place-of-letter`: 0, 1, 8 or 9. `not-ascii`: a letter outside ASCII, full-width ones too.
 * `bad-character`: any other sign. `padding-inside`: `=` before the end. `no-byte`: one letter is not a whole byte.
 */
export type Base32Fault = 'empty' | 'digit-in-place-of-letter' | 'not-ascii' | 'bad-character' | 'padding-inside' | 'no-byte';

const SENTENCES: Record<Base32Fault, string> = {
  empty: 'The secret is empty.',
  'digit-in-place-of-letter': 'The secret holds 0, 1, 8 or 9, which base32 does not know: look for O, I, B or a missing sign.',
  'not-ascii': 'The secret holds a letter that is not plain ASCII: type the letters A to Z and the digits 2 to 7.',
  'bad-character': 'The secret holds a sign that base32 does not know: only the letters A to Z and the digits 2 to 7 are used.',
  'padding-inside': 'The secret holds "=" before its end: it was cut or two secrets were joined.',
  'no-byte': 'The secret is one letter long: something is missing.',
};

/** Says what is wrong with a secret, never what it is. */
export class Base32Error extends Error {
  readonly code: Base32Fault;
  constructor(code: Base32Fault) {
    super(SENTENCES[code]);
    this.name = 'Base32Error';
    this.code = code;
  }
}

const LETTER_A = 65;
/** The digit 2 stands for 26. */
const DIGITS_FROM = 50 - 26;

/**
 * One spelling of a secret: upper case, without white space, `-`, `_` and the padding at its end. Letters that make no whole byte are kept.
 * @throws {Base32Error}
 */
export function normaliseBase32(text: string): string {
  // The spelling of stored accounts: a thousand codes at once should not spend their time here.
  if (/^[A-Z2-7]{2,}$/.test(text)) return text;
  const letters = text
    .replace(/[\s_-]+/g, '')
    .replace(/=+$/, '')
    .toUpperCase();
  if (letters === '') throw new Base32Error('empty');
  // toUpperCase makes ASCII of a few letters that are not (ſ, ı), so the text itself is asked.
  if (/[^\p{ASCII}\s]/u.test(text)) throw new Base32Error('not-ascii');
  if (letters.includes('=')) throw new Base32Error('padding-inside');
  if (/[0189]/.test(letters)) throw new Base32Error('digit-in-place-of-letter');
  if (/[^A-Z2-7]/.test(letters)) throw new Base32Error('bad-character');
  if (letters.length === 1) throw new Base32Error('no-byte');
  return letters;
}

/**
 * The bytes of a secret, none for an empty text; bits after the last whole byte are dropped, as every authenticator does.
 * @throws {Base32Error}
 */
export function bytesOfBase32(text: string): Uint8Array {
  const letters = text === '' ? '' : normaliseBase32(text);
  const bytes = new Uint8Array(Math.floor((letters.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < letters.length; i++) {
    const sign = letters.charCodeAt(i);
    buffer = ((buffer << 5) | (sign - (sign >= LETTER_A ? LETTER_A : DIGITS_FROM))) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (buffer >> bits) & 0xff;
  }
  return bytes;
}
