import { describe, expect, it, vi } from 'vitest';
import { realKdf } from '../../../lib/vault/kdf.ts';
import { add, fakeProfile, passphrase, rejection } from './fake-ports.ts';

const minute = 60_000;

async function lockedProfile(phrase = passphrase) {
  const profile = fakeProfile();
  await profile.worker().create({ kind: 'passphrase', passphrase: phrase });
  await add(profile.worker(), 1);
  await profile.worker().lock();
  return profile;
}

/** A thousand passphrases that are not the right one, the sly ones first. */
function wrongOnes(): string[] {
  const sly = [
    '',
    ' ',
    `${passphrase} `,
    ` ${passphrase}`,
    passphrase.toUpperCase(),
    passphrase.replace(' ', '\u00A0'),
    passphrase.replace(' ', '\u200B '),
    `${passphrase}\u200B`,
    `\uFEFF${passphrase}`,
    `${passphrase}\0`,
    passphrase.replace('o', '\u043E'),
    `${passphrase}\u0301`,
    'x'.repeat(1_000_000),
    'é'.repeat(1_000_000),
    '\uD800'.repeat(20),
    '__proto__',
  ];
  return [...sly, ...Array.from({ length: 1_000 - sly.length }, (_, at) => `${passphrase}${at}`)];
}

describe('a wrong passphrase', { timeout: 30_000 }, () => {
  it('never opens the vault in 1,000 tries, changes no byte, and the right one still works', async () => {
    const profile = await lockedProfile();
    const before = profile.ciphertext();
    const codes = new Set<unknown>();
    for (const wrong of wrongOnes()) {
      profile.clock.now += 2 * minute;
      codes.add(((await rejection(profile.worker().unlock(wrong))) as { code: unknown }).code);
      expect(profile.session.records.size).toBe(0);
    }
    expect([...codes]).toEqual(['wrong-passphrase']);
    expect(profile.ciphertext()).toBe(before);
    profile.clock.now += 2 * minute;
    await profile.worker().unlock(passphrase);
    expect((await profile.worker().read()).entries).toHaveLength(1);
  });

  it('makes the sixth try wait, longer each time, at most a minute, also for a new worker', async () => {
    const profile = await lockedProfile();
    for (let count = 0; count < 5; count += 1) {
      await expect(profile.worker().unlock('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    expect(await profile.worker().status()).toMatchObject({ waitMs: 1_000 });
    await expect(profile.worker().unlock(passphrase)).rejects.toMatchObject({ code: 'wait', waitMs: 1_000 });
    const waits: number[] = [];
    for (let count = 0; count < 9; count += 1) {
      const { waitMs } = await profile.worker().status();
      waits.push(waitMs);
      profile.clock.now += waitMs;
      await expect(profile.worker().unlock('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    profile.clock.now += minute;
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', waitMs: 0 });
  });

  it('does not make anybody wait for years when the clock is set back', async () => {
    const profile = await lockedProfile();
    for (let count = 0; count < 6; count += 1) {
      profile.clock.now += 2 * minute;
      await rejection(profile.worker().unlock('wrong'));
    }
    profile.clock.now = 0;
    const { waitMs } = await profile.worker().status();
    expect(waitMs).toBeLessThanOrEqual(minute);
    profile.clock.now += waitMs;
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().status()).toMatchObject({ state: 'open' });
  });

  it('costs one derivation, however many copies of the slot there are', async () => {
    const profile = await lockedProfile();
    const derive = vi.fn(profile.ports().kdf.derive);
    await rejection(profile.worker({ kdf: { ...profile.ports().kdf, derive } }).unlock('wrong'));
    expect(derive).toHaveBeenCalledTimes(1);
  });

  it('is counted before it is tried, so that killing the worker gives no free try', async () => {
    const profile = await lockedProfile();
    const dying = profile.worker({
      kdf: {
        ...profile.ports().kdf,
        derive: async () => {
          expect(profile.mirror.records.get('tries')).toMatchObject({ count: 1 });
          throw new Error('killed');
        },
      },
    });
    await expect(dying.unlock('wrong')).rejects.toThrow('killed');
  });

  it('is counted in memory, and the right one accepted, when the counter cannot be stored', async () => {
    const profile = await lockedProfile();
    profile.mirror.faults.set = true;
    const vault = profile.worker();
    for (let count = 0; count < 5; count += 1) await rejection(vault.unlock('wrong'));
    await expect(vault.unlock('wrong')).rejects.toMatchObject({ code: 'wait' });
    profile.clock.now += 1_000;
    await vault.unlock(passphrase);
    expect((await vault.read()).entries).toHaveLength(1);
  });
});

describe('the right passphrase', { timeout: 30_000 }, () => {
  it.each([
    ['typed decomposed', 'pässwörd für die Mailbox'.normalize('NFC'), 'pässwörd für die Mailbox'.normalize('NFD')],
    ['typed composed', 'pässwörd für die Mailbox'.normalize('NFD'), 'pässwörd für die Mailbox'.normalize('NFC')],
    ['in Chinese', '一二三四五六七八九十甲乙丙丁戊', '一二三四五六七八九十甲乙丙丁戊'],
    ['with blanks at both ends', '  blanks are part of it  ', '  blanks are part of it  '],
  ])('%s opens the vault', async (_, set, typed) => {
    const profile = await lockedProfile(set);
    await profile.worker().unlock(typed);
    expect((await profile.worker().read()).entries).toHaveLength(1);
  });

  it('opens with the real KDF, and a wrong one does not', async () => {
    const profile = fakeProfile();
    const worker = () => profile.worker({ kdf: realKdf });
    await worker().create({ kind: 'passphrase', passphrase });
    await worker().lock();
    for (const wrong of ['', `${passphrase}.`, 'x'.repeat(1_000_000)]) {
      await expect(worker().unlock(wrong)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    await worker().unlock(passphrase);
    expect(await worker().read()).toEqual({ entries: [] });
  });
});
