import { array, assert, asyncProperty, constantFrom, nat } from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { newId, randomBytes, sameBytes } from '../../../lib/vault/bytes.ts';
import { importKey, unwrapKey, wrapKey } from '../../../lib/vault/seal.ts';
import {
  addSlot,
  type DeviceSlot,
  isDeviceSlot,
  isPassphraseSlot,
  removeSlot,
  type Slot,
  slotsSchema,
} from '../../../lib/vault/slots.ts';
import { activeText, putEverywhere, withCheck } from './envelope-text.ts';
import { add, entry, fakeProfile, otherPassphrase, passphrase } from './fake-ports.ts';

const vaultId = newId();

/** A slot that this key opens. */
async function makeSlot(vaultKey: ReturnType<typeof randomBytes>) {
  const wrapping = await importKey(randomBytes(32));
  const slot: DeviceSlot = await wrapKey(vaultId, { id: newId(), type: 'device' } as const, wrapping, vaultKey);
  return { slot, wrapping };
}

describe('key slots', { timeout: 30_000 }, () => {
  it('open each by itself: 30 sequences of adding and removing, any one way lost, the vault key is had by every other', async () => {
    let checked = 0;
    await assert(
      asyncProperty(array(nat(7), { minLength: 4, maxLength: 12 }), async (moves) => {
        const vaultKey = randomBytes(32);
        const first = await makeSlot(vaultKey);
        const wrappings = new Map([[first.slot.id, first.wrapping]]);
        let slots: readonly Slot[] = [first.slot];
        for (const move of moves) {
          if (move > 2 && slots.length < 8) {
            const { slot, wrapping } = await makeSlot(vaultKey);
            wrappings.set(slot.id, wrapping);
            slots = addSlot(slots, slot);
          } else {
            const id = String(slots[move % slots.length]?.['id']);
            if (slots.length === 1) expect(() => removeSlot(slots, id)).toThrow('last-slot');
            else slots = removeSlot(slots, id);
          }
        }
        for (const slot of slots.filter(isDeviceSlot)) {
          const wrapping = wrappings.get(slot.id);
          const opened = wrapping && (await unwrapKey(vaultId, slot, wrapping));
          expect(opened && sameBytes(opened, vaultKey)).toBe(true);
          checked += 1;
        }
      }),
      { numRuns: 30, seed: 8 },
    );
    expect(checked).toBeGreaterThan(30);
  });

  it('are never left with a passkey or an unknown type alone', async () => {
    const { slot } = await makeSlot(randomBytes(32));
    const slots = addSlot([slot], { id: 'p', type: 'prf' });
    expect(() => removeSlot(slots, slot.id)).toThrow('last-slot');
    expect(removeSlot(slots, 'p')).toEqual([slot]);
    expect(removeSlot(slots, 'nobody')).toEqual(slots);
  });

  it('are at most 8', async () => {
    const { slot } = await makeSlot(randomBytes(32));
    const eight = Array.from({ length: 8 }, (_, at) => ({ ...slot, id: newId(), at }));
    expect(() => addSlot(eight, slot)).toThrow('too-many-slots');
  });

  it('wrap for one vault and one set of parameters only', async () => {
    const { slot, wrapping } = await makeSlot(randomBytes(32));
    expect(await unwrapKey(newId(), slot, wrapping)).toBeNull();
    expect(await unwrapKey(vaultId, { ...slot, id: newId() }, wrapping)).toBeNull();
    expect(await unwrapKey(vaultId, { ...slot, type: 'passphrase' }, wrapping)).toBeNull();
    expect(await unwrapKey(vaultId, slot, await importKey(randomBytes(32)))).toBeNull();
    expect(await unwrapKey(vaultId, slot, wrapping)).toHaveLength(32);
  });

  it.each([
    [{ id: 'x', type: 'recovery', rounds: 5, isHere: true }, true],
    [{ id: 'x', type: 'device' }, false],
    [{ id: 'x', type: 'passphrase', kdf: 'none' }, false],
    [{ type: 'recovery' }, false],
    [{ id: 'x', type: 'recovery', nested: {} }, false],
    [{ id: 'x', type: 'recovery', many: 'x'.repeat(4097) }, false],
    [{ id: 'x', type: 'recovery', rounds: -1 }, false],
    [{ id: 'x', type: 'recovery', 'odd key': 1 }, false],
    [JSON.parse('{"id":"x","type":"recovery","__proto__":"y"}'), false],
  ])('of a type of tomorrow, %o, are taken as they are: %s', (slot, isTaken) => {
    const parsed = v.safeParse(slotsSchema, [slot]);
    expect(parsed.success && JSON.stringify(parsed.output) === JSON.stringify([slot])).toBe(isTaken);
  });
});

describe('changing the protection', { timeout: 30_000 }, () => {
  it('in 30 sequences always leaves a vault that opens in the present way and in no earlier one', async () => {
    await assert(
      asyncProperty(array(constantFrom('device', passphrase, otherPassphrase), { minLength: 3, maxLength: 6 }), async (ways) => {
        const profile = fakeProfile();
        await profile.worker().create({ kind: 'device' });
        await add(profile.worker(), 1);
        for (const way of ways) {
          await (way === 'device' ? profile.worker().useDeviceKey() : profile.worker().setPassphrase(way));
          const { slots } = JSON.parse(activeText(profile)) as { slots: Slot[] };
          expect(slots).toHaveLength(1);
          expect(slots.some(way === 'device' ? isDeviceSlot : isPassphraseSlot)).toBe(true);
          await profile.worker().lock();
          if (way !== 'device') {
            await expect(profile.worker().read()).rejects.toMatchObject({ code: 'locked' });
            const wrong = way === passphrase ? otherPassphrase : passphrase;
            await expect(profile.worker().unlock(wrong)).rejects.toMatchObject({ code: 'wrong-passphrase' });
            await profile.worker().unlock(way);
          }
          expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
        }
      }),
      { numRuns: 30, seed: 8 },
    );
  });

  it('needs an open vault', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'passphrase', passphrase });
    await profile.worker().lock();
    await expect(profile.worker().useDeviceKey()).rejects.toMatchObject({ code: 'locked' });
    await expect(profile.worker().setPassphrase(otherPassphrase)).rejects.toMatchObject({ code: 'locked' });
  });

  it('is newer, not damaged, when only slots of tomorrow are there', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    const record = JSON.parse(activeText(profile)) as object;
    putEverywhere(profile, withCheck(JSON.stringify({ ...record, slots: [{ id: 'x', type: 'recovery' }] })));
    expect(await profile.worker().status()).toMatchObject({ state: 'newer', protection: null });
  });
});
