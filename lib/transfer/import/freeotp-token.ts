// One token as FreeOTP and FreeOTP+ write it.
import { base32OfBytes } from '../base32-text.ts';
import { bytesOfNumbers } from '../byte-text.ts';
import { firstText, recordOf } from '../json-value.ts';
import { entryOfDraft } from './draft.ts';
import type { FoundEntry } from './found.ts';

/** @param secret bytes; null when they stand in the token itself @param counterAhead how many the kept counter is behind the next one to use */
export function entryOfToken(token: unknown, secret: Uint8Array | null, counterAhead: 0 | 1): FoundEntry {
  const { type, issuerAlt, issuerExt, issuerInt, labelAlt, label, algo, digits, period, counter, ...rest } =
    recordOf(token) ?? {};
  const bytes = secret ?? bytesOfNumbers(rest['secret']);
  return entryOfDraft({
    type: firstText(type, 'totp'),
    // The names the user gave come first.
    issuer: firstText(issuerAlt, issuerExt, issuerInt),
    account: firstText(labelAlt, label),
    secret: bytes === null ? '' : base32OfBytes(bytes),
    algorithm: algo,
    digits,
    period,
    counter: typeof counter === 'number' ? counter + counterAhead : (counter ?? 0),
  });
}
