// Backups of Authenticator, the browser extension: one object, hash → entry. Plain, encrypted one by one (old), or sealed under a key of its own.
import { parseJson, recordOf, textOf, valueAt } from '../json-value.ts';
import { bytesOfHex, textOfUtf8 } from '../byte-text.ts';
import { base32OfBytes } from '../base32-text.ts';
import { unlockEntries } from './authenticator-extension-key.ts';
import { openCryptoJs } from './crypto-js.ts';
import { entryOfDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { foundOf, needPassphrase, wrongPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The numbers that old versions wrote for the kinds, from 1. */
const KINDS = ['totp', 'hotp', 'battle', 'steam', 'hex', 'hhex'];
const SEALED = 'EncOTPStorage';

function isEntry(value: unknown): boolean {
  const kind = valueAt(value, 'dataType');
  if (kind === SEALED || kind === 'OTPStorage') return true;
  return (
    typeof valueAt(value, 'secret') === 'string' &&
    ['hash', 'index', 'encrypted'].some((key) => valueAt(value, key) !== undefined)
  );
}

function kindOf(type: unknown): string {
  return typeof type === 'number' ? (KINDS[type - 1] ?? '') : textOf(type).toLowerCase() || 'totp';
}

/** Old versions kept the kind in front of the secret, and hexadecimal secrets under any kind. */
function secretOf(written: string, kind: string): Pick<Draft, 'type' | 'secret'> & { digits?: number } {
  const secret = written.replace(/\s/g, '');
  const marked = /^(?:(stm)|bliz|blz)-(.*)$/i.exec(secret);
  if (marked !== null) return secretOf(marked[2] ?? '', marked[1] === undefined ? 'battle' : 'steam');
  const isBase32 = /^[a-z2-7]+=*$/i.test(secret);
  const bytes = kind === 'hex' || kind === 'hhex' || !isBase32 ? bytesOfHex(secret) : null;
  const type = { hex: 'totp', hhex: 'hotp', battle: 'totp' }[kind] ?? kind;
  return { type, secret: bytes === null ? secret : base32OfBytes(bytes), ...(kind === 'battle' && { digits: 8 }) };
}

function toEntry({ type, issuer, account, secret, ...rest }: Raw): FoundEntry {
  // `name::host` is how the extension remembers the site of an entry.
  const name = textOf(issuer).split('::')[0] ?? '';
  const { digits, period, counter, algorithm } = rest;
  return entryOfDraft({
    issuer: name,
    account,
    algorithm,
    digits,
    period,
    counter: counter ?? 0,
    ...secretOf(textOf(secret), kindOf(type)),
  });
}

const isSealed = (raw: Raw) => raw['dataType'] === SEALED || raw['encrypted'] === true;

async function opened(raw: Raw, keys: ReadonlyMap<string, string>): Promise<Raw | null> {
  if (raw['dataType'] !== SEALED) {
    const secret = await openCryptoJs(textOf(raw['secret']), keys.get('') ?? '');
    const text = secret === null ? null : textOfUtf8(secret);
    return text === null || text === '' ? null : { ...raw, secret: text };
  }
  const plain = await openCryptoJs(textOf(raw['data']), keys.get(textOf(raw['keyId'])) ?? '');
  return plain === null ? null : recordOf(parseJson(textOfUtf8(plain) ?? ''));
}

function refused({ issuer, account }: Raw): FoundEntry {
  return { reason: 'damaged', partial: { issuer: textOf(issuer), account: textOf(account) } };
}

export const authenticatorExtension: ImportFormat = {
  id: 'authenticator-extension',
  name: 'Authenticator (browser extension)',
  detect: ({ json }) => Object.values(recordOf(json) ?? {}).some(isEntry),
  async read({ json }, passphrase) {
    const raw = Object.values(recordOf(json) ?? {}).flatMap((value) => (isEntry(value) ? [recordOf(value) ?? {}] : []));
    if (!raw.some(isSealed)) return foundOf(raw, toEntry);
    const keys = await unlockEntries(recordOf(json) ?? {}, raw, needPassphrase(passphrase));
    foundOf(raw, refused);
    const entries = await Promise.all(raw.map(async (one) => (isSealed(one) ? opened(one, keys) : one)));
    if (raw.every((one, at) => isSealed(one) && entries[at] === null)) throw wrongPassphrase();
    return { entries: entries.map((one, at) => (one === null ? refused(raw[at] ?? {}) : toEntry(one))), missingParts: [] };
  },
};
