import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatVersion, parseEnvelope } from '../../../lib/vault/format.ts';
import { realKdf } from '../../../lib/vault/kdf.ts';
import { migrations } from '../../../lib/vault/migrate/index.ts';
import type { Migration } from '../../../lib/vault/migrate/migration.ts';
import { toVersion2 } from '../../../lib/vault/migrate/version-2.ts';
import { activeText, digest, putEverywhere, withCheck } from './envelope-text.ts';
import { add, entry, fakeProfile, otherPassphrase, passphrase } from './fake-ports.ts';
import { plantOld, versionOf } from './old-vault.ts';

const folder = new URL('../../fixtures/vaults/', import.meta.url);
const samples = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the frozen vaults', () => {
  it('are there for every version that was released', () => {
    const versions = samples.map((name) => Number(/^v(\d+)-/u.exec(name)?.[1]));
    for (let released = 1; released <= formatVersion; released += 1) expect(versions).toContain(released);
  });

  it.each(samples)(
    '%s opens, comes to the newest version, and the second opening changes nothing',
    { timeout: 30_000 },
    async (name) => {
      const sample = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<'primary' | 'mirror', object> & {
        passphrase: string | null;
        content: unknown;
      };
      const profile = fakeProfile();
      for (const [record, value] of Object.entries(sample.primary)) profile.primary.records.set(record, value);
      for (const [record, value] of Object.entries(sample.mirror)) profile.mirror.records.set(record, value);
      const worker = () => profile.worker({ kdf: realKdf });
      if (sample.passphrase !== null) {
        expect(await worker().status()).toMatchObject({ state: 'locked', healed: null });
        await worker().unlock(sample.passphrase);
      }
      expect(await worker().read()).toEqual(sample.content);
      expect(versionOf(activeText(profile))).toBe(formatVersion);
      expect(versionOf(profile.mirror.records.get('mirror'))).toBe(formatVersion);
      const once = digest(profile);
      expect(await worker().read()).toEqual(sample.content);
      expect((await worker().status()).state).toBe('open');
      expect(digest(profile)).toBe(once);
      await add(worker(), 1);
      await (sample.passphrase === null ? worker().useDeviceKey() : worker().setPassphrase(otherPassphrase));
      expect((await worker().read()).entries).toHaveLength(4);
    },
  );
});

describe('a vault of an older version', () => {
  it('is brought to the newest one when it is opened, once', async () => {
    const profile = fakeProfile();
    await plantOld(profile);
    const before = activeText(profile);
    expect(versionOf(before)).toBe(1);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(versionOf(activeText(profile))).toBe(2);
    expect(profile.mirror.records.get('mirror')).toBe(activeText(profile));
    expect(activeText(profile).length).toBeLessThan(before.length);
    const once = digest(profile);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(await profile.worker().status()).toMatchObject({ state: 'open', healed: null, rolledBack: false });
    expect(digest(profile)).toBe(once);
  });

  it('under a passphrase stays as it is until it is unlocked, and keeps its passphrase and its slot', async () => {
    const profile = fakeProfile();
    await plantOld(profile, 'passphrase');
    const before = digest(profile);
    const slots = (text: string) => (JSON.parse(text) as { slots: unknown }).slots;
    const old = slots(activeText(profile));
    expect(await profile.worker().status()).toMatchObject({ state: 'locked', healed: null });
    await expect(profile.worker().unlock(otherPassphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(digest(profile)).toBe(before);
    await profile.worker().unlock(passphrase);
    expect(versionOf(activeText(profile))).toBe(2);
    expect(slots(activeText(profile))).toEqual(old);
    await profile.worker().lock();
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
  });

  it('is fallen back on when the envelope of the new version does not open', async () => {
    const profile = fakeProfile();
    await plantOld(profile);
    await profile.worker().read();
    const { slot } = profile.primary.records.get('pointer') as { slot: string };
    expect(versionOf(profile.primary.records.get(slot === 'a' ? 'b' : 'a'))).toBe(1);
    const text = activeText(profile);
    const { ciphertext } = JSON.parse(text) as { ciphertext: string };
    const altered = withCheck(text.replace(ciphertext, (ciphertext.startsWith('A') ? 'B' : 'A') + ciphertext.slice(1)));
    profile.primary.records.set(slot, altered);
    profile.mirror.records.set('mirror', altered);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', rolledBack: true });
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(versionOf(activeText(profile))).toBe(2);
  });

  it('with its keys in another order is no envelope', async () => {
    const profile = fakeProfile();
    await plantOld(profile);
    const { format, version, ...rest } = JSON.parse(activeText(profile)) as Record<string, unknown>;
    const [right, wrong] = [
      { format, version, ...rest },
      { version, format, ...rest },
    ].map((one) => withCheck(JSON.stringify(one)));
    expect(await parseEnvelope(right, migrations)).toMatchObject({ version: 1, header: { version: 2 } });
    await expect(parseEnvelope(wrong, migrations)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('opens also where the new version cannot be stored', async () => {
    const profile = fakeProfile();
    await plantOld(profile);
    profile.primary.faults.set = true;
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(versionOf(activeText(profile))).toBe(1);
    profile.primary.faults.set = false;
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(versionOf(activeText(profile))).toBe(2);
  });

  it.each<[string, readonly Migration[]]>([
    ['no migration leads on from it', []],
    ['its header is not what the migration expects', [{ ...toVersion2, header: () => ({}) }]],
    [
      'the migration throws on its header',
      [
        {
          ...toVersion2,
          header: () => {
            throw new TypeError('JBSWY3DPEHPK3PXP');
          },
        },
      ],
    ],
    [
      'the migration throws on its content',
      [
        {
          ...toVersion2,
          content: () => {
            throw new TypeError('JBSWY3DPEHPK3PXP');
          },
        },
      ],
    ],
  ])('is left alone, and no word of it gets out, when %s', async (_, broken) => {
    const profile = fakeProfile();
    await plantOld(profile);
    const before = digest(profile);
    const vault = profile.worker({ migrations: broken });
    expect(await vault.status()).toMatchObject({ state: 'damaged' });
    await expect(vault.read()).rejects.toThrow(/^damaged$/u);
    await expect(vault.create({ kind: 'device' })).rejects.toMatchObject({ code: 'exists' });
    expect(digest(profile)).toBe(before);
  });
});

describe('a vault of a newer version', () => {
  it.each(['both stores', 'primary', 'mirror'])('(in %s) is neither read nor written', async (place) => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'passphrase', passphrase });
    const newer = withCheck(activeText(profile).replace('"version":2', '"version":3,"extra":"x"'));
    if (place === 'both stores') putEverywhere(profile, newer);
    if (place === 'primary') profile.primary.records.set('a', newer);
    if (place === 'mirror') profile.mirror.records.set('mirror', newer);
    const before = digest(profile);
    const vault = profile.worker();
    expect(await vault.status()).toMatchObject({ state: 'newer', healed: null });
    for (const refused of [
      vault.read(),
      vault.change((content) => content),
      vault.unlock(passphrase),
      vault.setPassphrase(passphrase),
      vault.useDeviceKey(),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 'newer' });
    }
    await expect(vault.create({ kind: 'device' })).rejects.toMatchObject({ code: 'exists' });
    expect(digest(profile)).toBe(before);
    expect(await vault.rawCopy()).toContain(JSON.stringify(newer).slice(1, -1));
  });
});
