import { describe, expect, it } from 'vitest';
import { add, entry, fakeProfile, otherPassphrase, passphrase } from './fake-ports.ts';

describe('a new vault', () => {
  it('is offered only while nothing is stored', async () => {
    const profile = fakeProfile();
    const vault = profile.worker();
    expect(await vault.status()).toMatchObject({ state: 'none', protection: null, kdf: null });
    await expect(vault.read()).rejects.toMatchObject({ code: 'none' });
    await vault.create({ kind: 'device' });
    await expect(vault.create({ kind: 'device' })).rejects.toMatchObject({ code: 'exists' });
  });

  it('under a device key is open for every worker without a question', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    await add(profile.worker(), 1);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(await profile.worker().status()).toMatchObject({
      state: 'open',
      protection: 'device',
      kdf: null,
      healed: null,
      rolledBack: false,
    });
    await expect(profile.worker().unlock(passphrase)).rejects.toMatchObject({ code: 'no-passphrase' });
  });

  it('under a passphrase stays open until it is locked and opens with the passphrase', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'passphrase', passphrase });
    await add(profile.worker(), 1);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', protection: 'passphrase', kdf: 'argon2id' });
    await profile.worker().lock();
    expect(await profile.worker().status()).toMatchObject({ state: 'locked', protection: 'passphrase' });
    await expect(profile.worker().read()).rejects.toMatchObject({ code: 'locked' });
    await expect(profile.worker().change((content) => content)).rejects.toMatchObject({ code: 'locked' });
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
  });

  it('needs a passphrase of 15 code points that is well formed and not a book', async () => {
    const vault = fakeProfile().worker();
    const create = (text: string) => vault.create({ kind: 'passphrase', passphrase: text });
    await expect(create('fourteen chars')).rejects.toMatchObject({ code: 'passphrase-short' });
    await expect(create('😀'.repeat(14))).rejects.toMatchObject({ code: 'passphrase-short' });
    await expect(create(`lone ${'\uD800'} surrogate inside`)).rejects.toMatchObject({ code: 'passphrase-malformed' });
    await expect(create('x'.repeat(1_000_000))).rejects.toMatchObject({ code: 'passphrase-long' });
    await expect(create('x'.repeat(1025))).rejects.toMatchObject({ code: 'passphrase-long' });
    expect(await vault.status()).toMatchObject({ state: 'none' });
  });
});

describe('a changed protection', () => {
  it('leaves nothing that the old one opens', async () => {
    const profile = fakeProfile();
    const vault = profile.worker();
    await vault.create({ kind: 'device' });
    await add(vault, 1);
    await vault.setPassphrase(passphrase);
    expect(profile.primary.records.get('deviceKeys')).toEqual({});
    expect(profile.mirror.records.get('deviceKeys')).toEqual({});
    expect([profile.primary.records.has('a'), profile.primary.records.has('b')].filter(Boolean)).toHaveLength(1);
    await vault.setPassphrase(otherPassphrase);
    await vault.lock();
    await expect(vault.unlock(passphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await vault.unlock(otherPassphrase);
    await vault.useDeviceKey();
    await profile.worker().lock();
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(await profile.worker().status()).toMatchObject({ state: 'open', protection: 'device', healed: null });
    expect(profile.session.records.size).toBe(0);
  });
});

describe('a change', () => {
  it('that breaks the format or throws saves nothing', async () => {
    const profile = fakeProfile();
    const vault = profile.worker();
    await vault.create({ kind: 'device' });
    await add(vault, 1);
    const before = profile.ciphertext();
    await expect(vault.change(() => ({ entries: [entry(1), entry(1)] }))).rejects.toMatchObject({ code: 'content-invalid' });
    await expect(vault.change(() => ({ entries: [entry(1, { digits: 99 })] }))).rejects.toMatchObject({
      code: 'content-invalid',
    });
    await expect(
      vault.change(() => {
        throw new RangeError('mine');
      }),
    ).rejects.toThrow('mine');
    await vault.change((content) => content);
    expect(profile.ciphertext()).toBe(before);
    expect(await vault.read()).toEqual({ entries: [entry(1)] });
  });

  it('made elsewhere is seen at the next read', async () => {
    const profile = fakeProfile();
    const [one, other] = [profile.worker(), profile.worker()];
    await one.create({ kind: 'device' });
    expect((await other.read()).entries).toHaveLength(0);
    await add(one, 1);
    expect((await other.read()).entries).toHaveLength(1);
  });
});
