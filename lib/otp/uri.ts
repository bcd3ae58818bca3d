// Set-up texts to accounts. Follows the Key URI format (Google wiki) and, for 论客, the texts that Coremail's bind dialog shows.
import type { OtpAccount } from './account.ts';
import { readParameterFields } from './uri-fields.ts';
import type { Stated } from './uri-fields.ts';
import { readLabel } from './uri-label.ts';
import { UriError } from './uri-error.ts';
import { decodePercent, onlyValue, splitUri, tidyName } from './uri-parts.ts';
import type { UriParts } from './uri-parts.ts';

export { UriError } from './uri-error.ts';
export type { UriFault } from './uri-error.ts';

export interface OtpHints {
  /** `bare`: a secret alone, everything else is the usual default. `coremail`: the text for the 论客 app. */
  readonly source: 'otpauth' | 'coremail' | 'bare';
  /** Issuer in front of the account name when it differs from the stated one, which is taken: show both. Otherwise null. */
  readonly labelIssuer: string | null;
  /** Origin (https://host) of the mail system a 论客 text comes from; null elsewhere. */
  readonly origin: string | null;
}

export type OtpReading = OtpAccount & { readonly hints: OtpHints };

const LONGEST_TEXT = 10_000;
const LUNKR = '论客';
const SENTENCE_NOT_OTPAUTH = 'This is no set-up text for a one-time code: it should begin with "otpauth://".';

const UNSUPPORTED_SCHEMES = new Map([
  ['motp', 'Mobile-OTP (motp)'],
  ['phonefactor', 'Microsoft phone sign-in (phonefactor)'],
]);
const UNSUPPORTED_TYPES = new Map([
  ['motp', 'Mobile-OTP (motp)'],
  ['yaotp', 'Yandex codes (yaotp)'],
  ['yandex', 'Yandex codes (yandex)'],
  ['ocra', 'Challenge-response (ocra)'],
]);

function refuseKind(kind: string): never {
  throw new UriError('unsupported', `${kind} is another kind of code, which is not supported.`);
}

function readType({ authority, parameters }: UriParts): OtpAccount['type'] {
  const type = authority.trim().toLowerCase();
  const unsupported = UNSUPPORTED_TYPES.get(type);
  if (unsupported !== undefined) refuseKind(unsupported);
  if (type !== 'totp' && type !== 'hotp' && type !== 'steam') {
    throw new UriError('unknown-type', 'The kind of code is unknown: "totp", "hotp" or "steam" should follow "otpauth://".');
  }
  const encoder = onlyValue(parameters, 'encoder')?.toLowerCase() ?? null;
  if (encoder !== null && encoder !== 'steam') refuseKind('The encoder named in the text');
  return encoder === 'steam' || parameters.has('steam') ? 'steam' : type;
}

function readOtpauth(parts: UriParts): OtpReading {
  const type = readType(parts);
  const stated = tidyName(onlyValue(parts.parameters, 'issuer') ?? '');
  const label = readLabel(parts.path, stated);
  const named: Stated = { type, issuer: stated === '' ? label.issuer : stated, account: label.account };
  const labelIssuer = label.issuer !== '' && label.issuer !== named.issuer ? label.issuer : null;
  return { ...readParameterFields(parts.parameters, named), hints: { source: 'otpauth', labelIssuer, origin: null } };
}

/** Coremail encodes these twice at times. */
function decodeTwice(text: string): string {
  return tidyName(decodePercent(decodePercent(text)));
}

function readCoremail(parts: UriParts): OtpReading {
  const written = decodeTwice(onlyValue(parts.parameters, 'origin') ?? '');
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const account = decodeTwice(parts.path === '' ? parts.authority : `${parts.authority}/${parts.path}`);
  const named: Stated = { type: 'totp', issuer: url?.host ?? LUNKR, account: account.replace(/\/$/, '') };
  return {
    ...readParameterFields(parts.parameters, named),
    hints: { source: 'coremail', labelIssuer: null, origin: url?.origin ?? null },
  };
}

/** A secret by itself: one piece or pieces of one length, one case, 80 bits at least. Prose in Latin letters is base32 too, so it must look like one. */
const BARE_SECRET =
  /^(?:[A-Z2-7]{16,}|[a-z2-7]{16,}|([A-Z2-7]{2,8})(?:[ -][A-Z2-7]{2,8})+|([a-z2-7]{2,8})(?:[ -][a-z2-7]{2,8})+)=*$/;

function isBareSecret(text: string): boolean {
  if (!BARE_SECRET.test(text)) return false;
  const pieces = text.replace(/=+$/, '').split(/[ -]/);
  const first = pieces[0]?.length ?? 0;
  const even = pieces.every((piece, i) => piece.length === first || (i === pieces.length - 1 && piece.length < first));
  return even && pieces.join('').length >= 16;
}

function readBare(text: string): OtpReading {
  const parameters = new Map([['secret', [text]]]);
  const named: Stated = { type: 'totp', issuer: '', account: '' };
  return { ...readParameterFields(parameters, named), hints: { source: 'bare', labelIssuer: null, origin: null } };
}

/**
 * The account that a set-up text (from a QR picture, a link, the clipboard) describes: `otpauth://` of type totp, hotp and steam,
 * `cm-otpauth://`, `steam://SECRET`, or a base32 secret alone. Absent algorithm, digits and period are SHA1, 6 and 30 (Steam: 5); one that is
 * there and not understood is never replaced by a default.
 * @throws {UriError}
 */
export function readOtpUri(text: string): OtpReading {
  if (text.length > LONGEST_TEXT) throw new UriError('too-long', `The text is longer than ${LONGEST_TEXT} characters.`);
  const line = text.replace(/[\r\n\t\uFEFF]+/g, '').trim();
  if (line === '') throw new UriError('empty', 'The text is empty.');
  const parts = splitUri(line);
  if (parts === null) {
    if (isBareSecret(line)) return readBare(line);
    throw new UriError('not-otpauth', SENTENCE_NOT_OTPAUTH);
  }
  if (parts.scheme === 'otpauth' || parts.scheme === 'apple-otpauth') return readOtpauth(parts);
  if (parts.scheme === 'cm-otpauth') return readCoremail(parts);
  if (parts.scheme === 'steam') {
    const named: Stated = { type: 'steam', issuer: 'Steam', account: '' };
    const fields = readParameterFields(new Map([['secret', [decodePercent(parts.authority)]]]), named);
    return { ...fields, hints: { source: 'otpauth', labelIssuer: null, origin: null } };
  }
  if (parts.scheme === 'otpauth-migration') {
    throw new UriError(
      'transfer',
      'This is a transfer code of Google Authenticator, which holds several accounts: import it as such.',
    );
  }
  const unsupported = UNSUPPORTED_SCHEMES.get(parts.scheme);
  if (unsupported !== undefined) refuseKind(unsupported);
  throw new UriError('not-otpauth', SENTENCE_NOT_OTPAUTH);
}
