// 2FAS' backup, schema 1 to 4, plain and encrypted.
import { bytesOfBase64, textOfUtf8 } from '../byte-text.ts';
import { openGcm } from '../cipher.ts';
import { firstText, parseJson, recordOf, textOf, valueAt } from '../json-value.ts';
import { pbkdf2Key } from '../password-key.ts';
import { entryOfDraft } from './draft.ts';
import { damagedFile, foundOf, needPassphrase, wrongPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

const NAME = '2FAS';
const ITERATIONS = 10_000;

function toEntry(raw: unknown): FoundEntry {
  const { name, secret, otp } = recordOf(raw) ?? {};
  const { issuer, account, label, tokenType, algorithm, digits, period, counter } = recordOf(otp) ?? {};
  return entryOfDraft({
    type: firstText(tokenType, 'totp'),
    issuer: firstText(issuer, name),
    account: firstText(account, textOf(label).split(':').at(-1)),
    secret,
    algorithm,
    digits,
    period,
    // Left out by the app while it is 0.
    counter: counter ?? 0,
  });
}

async function decrypt(sealedText: string, passphrase: string): Promise<unknown> {
  const [sealed, salt, nonce] = sealedText.split(':').map(bytesOfBase64);
  if (sealed == null || salt == null || nonce == null) throw damagedFile(NAME);
  const plain = await openGcm(await pbkdf2Key(passphrase, salt, 'SHA-256', ITERATIONS), nonce, sealed);
  if (plain === null) throw wrongPassphrase();
  return parseJson(textOfUtf8(plain) ?? '');
}

export const twoFas: ImportFormat = {
  id: '2fas',
  name: NAME,
  detect: ({ json }) => valueAt(json, 'schemaVersion') !== undefined,
  async read({ json }, passphrase) {
    const sealed = textOf(valueAt(json, 'servicesEncrypted'));
    const services = sealed === '' ? valueAt(json, 'services') : await decrypt(sealed, needPassphrase(passphrase));
    if (!Array.isArray(services)) throw damagedFile(NAME);
    return foundOf(services, toEntry);
  },
};
