// For every importer: files that are nearly right, by seed. Encrypted ones are sealed at the least cost there is.
import { sealBackup } from '../../../lib/transfer/backup-cipher.ts';
import type { BackupCost } from '../../../lib/transfer/backup-cipher.ts';
import { exportUriList } from '../../../lib/transfer/export/uri-list.ts';
import type { OtpAccount } from '../../../lib/otp/account.ts';
import { extensionKey, sealedUnder } from './extension-keys.ts';
import { mutated, mutatedBytes } from './fuzz-rolls.ts';
import type { Rolls } from './fuzz-rolls.ts';
import {
  aegisDatabase,
  aegisPlain,
  bitwardenItems,
  extensionEntry,
  extensionPlain,
  twoFasPlain,
  twoFasServices,
} from './made-exports.ts';
import { partBytes } from './migration-parts.ts';
import { bytesOf, PASSPHRASE, samples, secretBytes } from './sample-accounts.ts';
import { aegisSealed, bitwardenSealed, cryptoJsSealed, twoFasSealed } from './sealed-exports.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** The file of one case. */
type Maker = (rolls: Rolls) => Bytes | Promise<Bytes>;

const kept = {
  state: 'proved',
  institutionId: null,
  login: '',
  createdAt: 1,
  changedAt: 1,
  provedAt: 1,
  retiredAt: null,
  trashedAt: null,
};
const backup = { entries: samples.map((account, at) => ({ ...account, ...kept, id: `id-${at}` })) };
const lines = exportUriList(samples);

/** Now and then the text itself is damaged too. */
function written(rolls: Rolls, value: unknown): Bytes {
  const bytes = bytesOf(JSON.stringify(value) ?? '');
  return rolls.chance(5) && bytes.length > 0 ? mutatedBytes(rolls, bytes) : bytes;
}

const ofValue =
  (make: (accounts: readonly OtpAccount[]) => unknown): Maker =>
  (rolls) =>
    written(rolls, mutated(rolls, make(samples)));

/** The inside is changed before it is sealed, or the outside after it: sealing costs, so one sealed file is used for many of the latter. */
function ofSealed(seal: (inside: unknown) => unknown, inside: unknown): Maker {
  const whole = seal(inside);
  return async (rolls) => {
    const outside = rolls.chance(2) ? await seal(mutated(rolls, inside)) : mutated(rolls, await whole);
    return written(rolls, outside);
  };
}

function transfer(rolls: Rolls): Bytes {
  const entries = samples.map((account) => ({
    secret: secretBytes(account),
    name: account.account,
    issuer: account.issuer,
    algorithm: rolls.whole(6),
    digits: rolls.whole(4),
    type: rolls.whole(4),
    counter: rolls.pick([0, 1, 2 ** 31, 2 ** 52, -1]),
  }));
  const uris = [0, 1].map((index) => {
    const bytes = partBytes(entries, rolls.pick([2, 2, 1, 1000, 2 ** 31 - 1]), index, rolls.whole(3));
    const data = Buffer.from(rolls.chance(2) ? mutatedBytes(rolls, bytes) : bytes).toString('base64');
    return `otpauth-migration://offline?data=${rolls.chance(2) ? encodeURIComponent(data) : data}`;
  });
  return bytesOf([lines, ...uris].slice(rolls.whole(2)).join('\n'));
}

const { record, passphrase } = extensionKey('k', PASSPHRASE);
const sealedExtension = {
  ...Object.fromEntries(samples.map((account, at) => [`h${at}`, sealedUnder(extensionEntry(account, at), 'k', passphrase)])),
  k: record,
};
const oldExtension = Object.fromEntries(
  samples.map((account, at) => [
    `h${at}`,
    { ...extensionEntry(account, at), encrypted: true, secret: cryptoJsSealed(account.secret, PASSPHRASE) },
  ]),
);
/** Its key always costs 19 MiB, so it is the rarest. */
const extension: Maker = (rolls) => {
  if (rolls.chance(500)) return written(rolls, mutated(rolls, sealedExtension));
  return written(rolls, mutated(rolls, rolls.chance(3) ? oldExtension : extensionPlain(samples)));
};

const bitwardenProtected = ofSealed(
  (inside) => bitwardenSealed(JSON.stringify(inside) ?? '', PASSPHRASE, { iterations: 1 }),
  bitwardenItems(samples),
);
const twoFasProtected = ofSealed((inside) => twoFasSealed(inside, PASSPHRASE), twoFasServices(samples));

const ownBackup = (cost: BackupCost): Maker =>
  ofSealed(
    (inside) =>
      sealBackup(bytesOf(JSON.stringify(inside) ?? ''), PASSPHRASE, 1, cost).then((text) => JSON.parse(text) as unknown),
    backup,
  );
const withArgon = ownBackup({ name: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 });
/** What a backup is sealed with where WebAssembly is blocked; a tenth of the time at its least. */
const withPbkdf2 = ownBackup({ name: 'pbkdf2-sha256', iterations: 1 });

/** Every importer of the bar with its maker. */
export const fuzzers: Readonly<Record<string, Maker>> = {
  'own backup': (rolls) => (rolls.chance(4) ? withArgon(rolls) : withPbkdf2(rolls)),
  'otpauth list': (rolls) => mutatedBytes(rolls, bytesOf(lines)),
  migration: transfer,
  'Aegis, plain': ofValue(aegisPlain),
  'Aegis, encrypted': ofSealed((inside) => aegisSealed(inside, PASSPHRASE, 2), aegisDatabase(samples)),
  // Its key always costs ten thousand rounds.
  '2FAS': (rolls) => (rolls.chance(50) ? twoFasProtected(rolls) : ofValue(twoFasPlain)(rolls)),
  Bitwarden: (rolls) => (rolls.chance(4) ? bitwardenProtected(rolls) : ofValue(bitwardenItems)(rolls)),
  'Authenticator-Extension': extension,
};
