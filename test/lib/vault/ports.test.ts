import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { realKdf } from '../../../lib/vault/kdf.ts';
import { browserPorts } from '../../../lib/vault/ports.ts';
import { createVaultService } from '../../../lib/vault/vault.ts';
import { entry, passphrase } from './fake-ports.ts';

beforeEach(() => fakeBrowser.reset());

describe('the ports of the product', () => {
  it('carry a vault over two workers, from creation to the lock timer', { timeout: 30_000 }, async () => {
    const worker = () => createVaultService(browserPorts(async () => 60_000, realKdf));
    await worker().create({ kind: 'device' });
    await worker().change(() => ({ entries: [entry(1)] }));
    await worker().setPassphrase(passphrase);
    expect(await worker().status()).toMatchObject({ state: 'open', protection: 'passphrase', kdf: 'argon2id', healed: null });
    expect((await worker().status()).locksInMs).toBeLessThanOrEqual(60_000);
    await worker().lock();
    await worker().unlock(passphrase);
    expect(await worker().read()).toEqual({ entries: [entry(1)] });
  });
});
