import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js';
import { argon2id } from 'hash-wasm';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { deriveKey, freshParams, isUnderFloor, type KdfParams, kdfSchema, realKdf } from '../../../lib/vault/kdf.ts';
import { commit, journalSteps } from '../../../lib/vault/journal.ts';
import { passphraseBytes } from '../../../lib/vault/passphrase.ts';
import { newBase, newProtection } from '../../../lib/vault/protect.ts';
import { importKey, wrapKey } from '../../../lib/vault/seal.ts';
import { survey } from '../../../lib/vault/survey.ts';
import { activeText, snapshot } from './envelope-text.ts';
import { add, cheapKdf, entry, fakeProfile, passphrase, rejection } from './fake-ports.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const salt = Buffer.alloc(16, 2).toString('base64');
const argon = (changed: Partial<Extract<KdfParams, { name: 'argon2id' }>> = {}): KdfParams => ({
  name: 'argon2id',
  version: 19,
  memoryKib: 65_536,
  iterations: 3,
  parallelism: 4,
  salt,
  ...changed,
});
const pbkdf2 = (iterations: number): KdfParams => ({ name: 'pbkdf2-sha256', iterations, salt });
const secretBytes = new TextEncoder().encode(passphrase);

/** Repeatable, so that a difference can be looked at. */
function createRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('Argon2id', { timeout: 30_000 }, () => {
  it('of the second opinion gives the tag of RFC 9106 §5.3 (which has associated data, that hash-wasm does not take)', () => {
    const tag = nobleArgon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      t: 3,
      m: 32,
      p: 4,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
      dkLen: 32,
    });
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it.each([
    // The reference implementation's own tests (phc-winner-argon2, test.c, version 0x13).
    [2, 65_536, 1, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [2, 256, 1, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
    [2, 256, 2, 'password', 'somesalt', '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
    [1, 65_536, 1, 'password', 'somesalt', 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
    [4, 65_536, 1, 'password', 'somesalt', '9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c'],
    [2, 65_536, 1, 'differentpassword', 'somesalt', '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
    [2, 65_536, 1, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
  ])(
    'with t=%i, m=%i KiB, p=%i is what the reference gives',
    async (iterations, memorySize, parallelism, password, text, tag) => {
      const options = { password, salt: new TextEncoder().encode(text), iterations, memorySize, parallelism, hashLength: 32 };
      expect(await argon2id({ ...options, outputType: 'hex' })).toBe(tag);
    },
  );

  it('is the same in hash-wasm and noble over 50 random parameter sets', async () => {
    const random = createRandom(9106);
    for (let run = 0; run < 50; run += 1) {
      const parallelism = 1 + random(4);
      const params = argon({
        parallelism,
        memoryKib: 8 * parallelism + random(200),
        iterations: 1 + random(4),
        salt: Buffer.from(Array.from({ length: 16 }, () => random(256))).toString('base64'),
      }) as Extract<KdfParams, { name: 'argon2id' }>;
      const secret = Uint8Array.from({ length: 1 + random(100) }, () => random(256));
      const expected = nobleArgon2id(secret, Buffer.from(params.salt, 'base64'), {
        t: params.iterations,
        m: params.memoryKib,
        p: params.parallelism,
        dkLen: 32,
      });
      expect(hex(await deriveKey(secret, params)), JSON.stringify(params)).toBe(hex(expected));
    }
  });
});

describe('PBKDF2', { timeout: 30_000 }, () => {
  it('is that of RFC 7914 §11 (first 32 bytes)', async () => {
    const params: KdfParams = { ...pbkdf2(80_000), salt: Buffer.from('NaCl').toString('base64') };
    const key = await deriveKey(new TextEncoder().encode('Password'), params);
    expect(hex(key)).toBe('4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56');
  });

  it('is what a browser without WebAssembly gets, with at least 600,000 iterations', async () => {
    expect(await freshParams(async () => false)).toMatchObject({ name: 'pbkdf2-sha256', iterations: 600_000 });
    expect(await freshParams()).toMatchObject({ name: 'argon2id', memoryKib: 65_536, iterations: 3, parallelism: 4 });
  });

  it('is flagged in the status, opens, and is not changed to Argon2id behind the back of a browser that may forbid it again', async () => {
    const profile = fakeProfile();
    const blocked = { ...cheapKdf, fresh: async () => pbkdf2(600_000) };
    await profile.worker({ kdf: blocked }).create({ kind: 'passphrase', passphrase });
    await profile.worker().lock();
    const before = activeText(profile);
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', kdf: 'pbkdf2' });
    expect(activeText(profile)).toBe(before);
  });

  it('is not tried for an Argon2id slot: blocked WebAssembly is said, not counted as a wrong passphrase', async () => {
    const profile = fakeProfile();
    await profile.worker({ kdf: realKdf }).create({ kind: 'passphrase', passphrase });
    await profile.worker().lock();
    const instantiate = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new WebAssembly.CompileError('blocked by policy'));
    try {
      await expect(profile.worker({ kdf: realKdf }).unlock(passphrase)).rejects.toMatchObject({ code: 'kdf-unavailable' });
      expect(await freshParams()).toMatchObject({ name: 'pbkdf2-sha256', iterations: 600_000 });
    } finally {
      instantiate.mockRestore();
    }
    expect(profile.mirror.records.get('tries')).toMatchObject({ count: 0 });
    expect(await profile.worker().status()).toMatchObject({ waitMs: 0 });
  });
});

describe('caps and floors', { timeout: 30_000 }, () => {
  it.each([
    ['memory just over 1 GiB', argon({ memoryKib: 1024 * 1024 + 1 })],
    ['memory of 4 TiB', argon({ memoryKib: 2 ** 32 })],
    ['memory beyond counting', argon({ memoryKib: Number.MAX_SAFE_INTEGER })],
    ['17 passes', argon({ iterations: 17 })],
    ['passes beyond counting', argon({ iterations: Number.MAX_SAFE_INTEGER })],
    ['17 lanes', argon({ parallelism: 17 })],
    ['lanes beyond counting', argon({ parallelism: Number.MAX_SAFE_INTEGER })],
    ['less memory than its lanes need', argon({ memoryKib: 31, parallelism: 4 })],
    ['PBKDF2 over 10 million', pbkdf2(10_000_001)],
    ['PBKDF2 beyond counting', pbkdf2(Number.MAX_SAFE_INTEGER)],
  ])('refuse %s before anything is allocated', async (_, params) => {
    expect(v.safeParse(kdfSchema, params).success).toBe(true);
    const allocate = vi.spyOn(WebAssembly, 'Memory');
    const instantiate = vi.spyOn(WebAssembly, 'instantiate');
    const derive = vi.spyOn(crypto.subtle, 'deriveBits');
    const error = await rejection(deriveKey(secretBytes, params));
    expect(error).toMatchObject({ code: 'kdf-refused' });
    for (const spy of [allocate, instantiate, derive]) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('let the largest parameters that are no abuse through the schema and the caps', () => {
    for (const params of [argon({ memoryKib: 1024 * 1024, iterations: 16, parallelism: 16 }), pbkdf2(10_000_000)]) {
      expect(v.safeParse(kdfSchema, params).success).toBe(true);
      expect(isUnderFloor(params)).toBe(false);
    }
  });

  it.each([
    ['too little memory', argon({ memoryKib: 19_455 })],
    ['one pass', argon({ iterations: 1 })],
    ['too few iterations', pbkdf2(599_999)],
  ])('refuse to write %s', async (_, params) => {
    const profile = fakeProfile();
    const weak = profile.worker({ kdf: { ...cheapKdf, fresh: async () => params } });
    await expect(weak.create({ kind: 'passphrase', passphrase })).rejects.toMatchObject({ code: 'kdf-weak' });
    expect(await profile.worker().status()).toMatchObject({ state: 'none' });
  });

  it('refuse a header that is over them without counting a wrong passphrase', async () => {
    const { profile } = await weakVault(argon({ memoryKib: 2 ** 40 }));
    await expect(profile.worker({ kdf: realKdf }).unlock(passphrase)).rejects.toMatchObject({ code: 'kdf-refused' });
    expect(profile.mirror.records.get('tries')).toMatchObject({ count: 0 });
  });
});

/** A locked vault whose slot has these parameters, as an older version might have written it. */
async function weakVault(params: KdfParams) {
  const profile = fakeProfile();
  const bytes = passphraseBytes(passphrase) ?? new Uint8Array();
  const ports = profile.ports();
  const context = { stores: ports, found: await survey(ports, []), kdf: cheapKdf, now: profile.clock.now };
  const base = newBase(profile.clock.now);
  const derive = async () => {
    const next = await newProtection(base, { kind: 'passphrase', bytes }, null, context);
    const id = String(next.header.slots[0]?.['id']);
    const weakHead = { id, type: 'passphrase', normalization: 'nfc', kdf: params } as const;
    // Over the caps there is no key to be had; the slot is never opened.
    const isOverCap = params.name === 'argon2id' && params.memoryKib > 2 ** 20;
    const wrapping = await importKey(await cheapKdf.derive(bytes, isOverCap ? argon() : params));
    const slot = await wrapKey(base.vaultId, weakHead, wrapping, next.raw);
    return { ...next, header: { ...next.header, slots: [slot] }, verifySlots: async () => true };
  };
  await commit({ content: { entries: [entry(1)] }, target: 'a', derive, clean: async () => undefined }, ports, () => undefined);
  return { profile };
}

describe('a slot under the floor', { timeout: 30_000 }, () => {
  it.each([
    ['Argon2id', argon({ memoryKib: 4_096, iterations: 1 })],
    ['PBKDF2', pbkdf2(100_000)],
  ])('(%s) is opened and replaced at the next unlock', async (_, params) => {
    const { profile } = await weakVault(params);
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect(activeText(profile)).toContain('"memoryKib":65536,"iterations":3,"parallelism":4');
    await profile.worker().lock();
    await profile.worker().unlock(passphrase);
    await add(profile.worker(), 2);
    expect((await profile.worker().read()).entries).toHaveLength(2);
  });

  it('is replaced wholly or not at all, wherever the worker is killed', async () => {
    const { profile } = await weakVault(argon({ memoryKib: 4_096, iterations: 1 }));
    const restore = snapshot(profile);
    for (const killedAt of journalSteps) {
      restore();
      const dying = profile.worker({
        onStep: (step) => {
          if (step === killedAt) throw new Error('killed');
        },
      });
      await expect(dying.unlock(passphrase)).rejects.toThrow('killed');
      profile.session.records.clear();
      await profile.worker().unlock(passphrase);
      expect(await profile.worker().read(), killedAt).toEqual({ entries: [entry(1)] });
      expect(activeText(profile), killedAt).toContain('"memoryKib":65536');
    }
  });

  it('opens also where it cannot be replaced', async () => {
    const { profile } = await weakVault(argon({ memoryKib: 4_096, iterations: 1 }));
    profile.primary.faults.set = true;
    await profile.worker().unlock(passphrase);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
  });
});
