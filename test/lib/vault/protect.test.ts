import { describe, expect, it } from 'vitest';
import { randomBytes, sameBytes } from '../../../lib/vault/bytes.ts';
import { newBase, newProtection, sameProtection } from '../../../lib/vault/protect.ts';
import { importKey } from '../../../lib/vault/seal.ts';
import type { Slot } from '../../../lib/vault/slots.ts';
import { survey } from '../../../lib/vault/survey.ts';
import { cheapKdf, fakeProfile } from './fake-ports.ts';

const tomorrow: Slot = { id: 'tomorrow', type: 'recovery' };
const bytes = new TextEncoder().encode('a passphrase for the test');

async function context() {
  const profile = fakeProfile();
  const stores = profile.ports();
  return { stores, found: await survey(stores, []), kdf: cheapKdf, now: 7 };
}

describe('a new protection', () => {
  it('comes with a new vault key and replaces every slot that is known', async () => {
    const first = await newProtection(newBase(1), { kind: 'device' }, null, await context());
    expect(first.header).toMatchObject({ generation: 1, keySince: 1, createdAt: 1, savedAt: 7 });
    const second = await newProtection({ ...first.header }, { kind: 'passphrase', bytes }, first.raw, await context());
    expect(second.header).toMatchObject({ generation: 2, keySince: 2, vaultId: first.header.vaultId });
    expect(second.header.slots.map((slot) => slot['type'])).toEqual(['passphrase']);
    expect(sameBytes(first.raw, second.raw)).toBe(false);
  });

  it('keeps the vault key, and the slot, where a slot of tomorrow could not be wrapped anew', async () => {
    const first = await newProtection(newBase(1), { kind: 'device' }, null, await context());
    const base = { ...first.header, slots: [...first.header.slots, tomorrow] };
    const second = await newProtection(base, { kind: 'passphrase', bytes }, first.raw, await context());
    expect(sameBytes(first.raw, second.raw)).toBe(true);
    expect(second.header).toMatchObject({ keySince: 1, slots: [tomorrow, { type: 'passphrase' }] });
    await expect(newProtection(base, { kind: 'device' }, null, await context())).rejects.toMatchObject({ code: 'locked' });
  });

  it('is verified by what both stores give back', async () => {
    const { stores, ...rest } = await context();
    const next = await newProtection(newBase(1), { kind: 'device' }, null, { stores, ...rest });
    expect(await next.verifySlots(next.header)).toBe(false);
    await next.writeKeys();
    expect(await next.verifySlots(next.header)).toBe(true);
    await stores.mirror.remove(['deviceKeys']);
    expect(await next.verifySlots(next.header)).toBe(false);
    const locked = await newProtection(newBase(1), { kind: 'passphrase', bytes }, null, { stores, ...rest });
    expect(await locked.verifySlots(locked.header)).toBe(true);
    expect(await locked.verifySlots({ ...locked.header, slots: next.header.slots })).toBe(false);
  });
});

describe('the same protection', () => {
  it('only moves on generation and time', async () => {
    const { header } = await newProtection(newBase(1), { kind: 'device' }, null, await context());
    const next = sameProtection({ ...header }, await importKey(randomBytes(32)), 9);
    expect(next.header).toEqual({ ...header, generation: 2, savedAt: 9 });
    await next.writeKeys();
    expect(await next.verifySlots(next.header)).toBe(true);
  });
});
