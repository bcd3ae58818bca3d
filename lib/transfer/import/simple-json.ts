// Apps whose export is a plain JSON list that only has to be looked up field by field.
import { base32OfBytes } from '../base32-text.ts';
import { bytesOfBase64, bytesOfHex } from '../byte-text.ts';
import { firstText, listOf, recordOf, textOf, valueAt } from '../json-value.ts';
import { entryOfDraft } from './draft.ts';
import { foundOf } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

type Raw = Readonly<Record<string, unknown>>;

interface Listed {
  readonly id: string;
  readonly name: string;
  /** Where the list stands; its first element must have all of `keys`. */
  readonly list: (json: unknown) => readonly unknown[];
  readonly keys: readonly string[];
  readonly toEntry: (raw: Raw) => FoundEntry;
}

function listed({ id, name, list, keys, toEntry }: Listed): ImportFormat {
  return {
    id,
    name,
    detect: ({ json }) => list(json).some((one) => keys.every((key) => valueAt(one, key) !== undefined)),
    read: ({ json }) => foundOf(list(json), (one) => toEntry(recordOf(one) ?? {})),
  };
}

/** All values are texts. */
export const raivo = listed({
  id: 'raivo',
  name: 'Raivo OTP',
  list: listOf,
  keys: ['kind', 'secret', 'timer'],
  toEntry: ({ kind, timer, ...raw }) =>
    entryOfDraft({
      type: kind,
      issuer: raw['issuer'],
      account: raw['account'],
      secret: raw['secret'],
      algorithm: raw['algorithm'],
      digits: raw['digits'],
      period: timer,
      counter: raw['counter'],
    }),
});

export const lastPass = listed({
  id: 'lastpass-authenticator',
  name: 'LastPass Authenticator',
  list: (json) => listOf(valueAt(json, 'accounts')),
  keys: ['secret', 'userName', 'timeStep'],
  toEntry: ({ issuerName, originalIssuerName, userName, originalUserName, secret, algorithm, digits, timeStep }) =>
    entryOfDraft({
      type: 'totp',
      issuer: firstText(issuerName, originalIssuerName),
      account: firstText(userName, originalUserName),
      secret,
      algorithm,
      digits,
      period: timeStep,
    }),
});

export const twoFAuth = listed({
  id: '2fauth',
  name: '2FAuth',
  list: (json) => listOf(valueAt(json, 'data')),
  keys: ['otp_type', 'secret'],
  toEntry: ({ otp_type: type, service, account, secret, ...rest }) => {
    const named = { issuer: service, account, secret };
    // What stands beside a Steam entry is not used by the app: its codes are always made the same way.
    if (type === 'steamtotp') return entryOfDraft({ ...named, type: 'steam' });
    return entryOfDraft({
      ...named,
      type,
      algorithm: rest['algorithm'],
      digits: rest['digits'],
      period: rest['period'],
      counter: rest['counter'],
    });
  },
});

/** Duo's own accounts have no secret and are not in the list. */
export const duo = listed({
  id: 'duo',
  name: 'Duo Mobile',
  list: listOf,
  keys: ['otpGenerator', 'accountType'],
  toEntry: ({ name, otpGenerator }) => {
    const { otpSecret, counter } = recordOf(otpGenerator) ?? {};
    return entryOfDraft({ type: counter === undefined ? 'totp' : 'hotp', issuer: '', account: name, secret: otpSecret, counter });
  },
});

/** The Steam app's file, or one account of it. */
export const steam = listed({
  id: 'steam',
  name: 'Steam',
  list: (json) =>
    [json, ...Object.values(recordOf(valueAt(json, 'accounts')) ?? {})].filter(
      (one) => valueAt(one, 'shared_secret') !== undefined,
    ),
  keys: ['shared_secret'],
  toEntry: ({ account_name: account, shared_secret: shared }) => {
    const bytes = bytesOfBase64(textOf(shared));
    return entryOfDraft({ type: 'steam', issuer: 'Steam', account, secret: bytes === null ? '!' : base32OfBytes(bytes) });
  },
});

/** TOTP Authenticator's list, out of its own file or out of its backup. */
export function entryOfTotpAuthenticator({ issuer, name, key, base, digits, period }: Raw): FoundEntry {
  const bytes = base === 16 ? bytesOfHex(textOf(key)) : null;
  return entryOfDraft({
    type: 'totp',
    issuer,
    account: name,
    secret: bytes === null ? key : base32OfBytes(bytes),
    digits,
    period,
  });
}
