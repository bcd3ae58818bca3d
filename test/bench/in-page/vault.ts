// Runs in a page of our extension: the product's own vault, to fill it in one save; and its key derivation alone.
import type { Entry } from '../../../lib/vault/entry.ts';
import { realKdf } from '../../../lib/vault/kdf.ts';
import { browserPorts } from '../../../lib/vault/ports.ts';
import { createVaultService } from '../../../lib/vault/vault.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const madeAt = Date.UTC(2026, 0, 1);

/** The first one belongs to the practice account, the others to nobody. */
function entry(at: number, firstAccount: string, firstSecret: string): Entry {
  const number = [at % 32, (at >> 5) % 32].map((place) => letters[place] ?? '').join('');
  return {
    type: 'totp',
    issuer: `bench${at}`,
    account: at === 0 ? firstAccount : `user${at}@cqu.edu.cn`,
    secret: at === 0 ? firstSecret : number + letters.slice(0, 30),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    state: 'proved',
    institutionId: at === 0 ? 'cqu' : null,
    login: at === 0 ? firstAccount : '',
    createdAt: madeAt,
    changedAt: madeAt,
    provedAt: madeAt,
    retiredAt: null,
    trashedAt: null,
  };
}

/** The open vault holds `count` entries afterwards, and no others. */
export async function fill(count: number, firstAccount: string, firstSecret: string): Promise<void> {
  const vault = createVaultService(browserPorts(async () => null, realKdf));
  await vault.change(() => ({ entries: Array.from({ length: count }, (_, at) => entry(at, firstAccount, firstSecret)) }));
}

/** Ms of one derivation with the parameters of a new vault, the first in this page. */
export async function kdfMs(passphrase: string): Promise<number> {
  const salt = btoa(String.fromCharCode(...new Uint8Array(16)));
  const params = { name: 'argon2id', version: 19, memoryKib: 65_536, iterations: 3, parallelism: 4, salt } as const;
  const startedAt = performance.now();
  await realKdf.derive(new TextEncoder().encode(passphrase), params);
  return performance.now() - startedAt;
}
