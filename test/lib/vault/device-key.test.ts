import { describe, expect, it } from 'vitest';
import { newId, randomBytes, sameBytes } from '../../../lib/vault/bytes.ts';
import { keepDeviceKey, openDeviceSlot, restoreDeviceKey } from '../../../lib/vault/device-key.ts';
import { importKey, wrapKey } from '../../../lib/vault/seal.ts';
import { survey } from '../../../lib/vault/survey.ts';
import { fakeProfile } from './fake-ports.ts';

async function keptKey() {
  const profile = fakeProfile();
  const ports = profile.ports();
  const [vaultId, id, raw, vaultKey] = [newId(), newId(), randomBytes(32), randomBytes(32)] as const;
  const slot = await wrapKey(vaultId, { id, type: 'device' } as const, await importKey(raw), vaultKey);
  const look = () => survey(ports, []);
  await keepDeviceKey(ports, await look(), id, raw);
  return {
    profile,
    ports,
    vaultId,
    id,
    raw,
    vaultKey,
    slot,
    look,
    open: async () => openDeviceSlot(vaultId, slot, await look()),
  };
}

describe('a device key', () => {
  it('opens its slot from either store, and says from which', async () => {
    const { profile, vaultKey, raw, open } = await keptKey();
    const both = await open();
    expect(both && sameBytes(both.vaultKey, vaultKey)).toBe(true);
    expect(both).toMatchObject({ fromPrimary: true, raw });
    profile.primary.records.clear();
    expect(await open()).toMatchObject({ vaultKey, fromPrimary: false, raw });
    profile.mirror.records.clear();
    expect(await open()).toBeNull();
  });

  it('is opened from the primary store alone, where no script can read it out', async () => {
    const { profile, vaultKey, open } = await keptKey();
    profile.mirror.records.clear();
    expect(await open()).toMatchObject({ vaultKey, fromPrimary: true, raw: null });
  });

  it.each(['', 'AAAA', 'x'.repeat(44), 5, null])(
    'that was replaced by %j in the mirror counts as lost there',
    async (garbage) => {
      const { profile, id, open } = await keptKey();
      profile.mirror.records.set('deviceKeys', { [id]: garbage });
      expect(await open()).toMatchObject({ fromPrimary: true, raw: null });
    },
  );

  it('that is another one opens nothing', async () => {
    const { profile, id, ports, look, open } = await keptKey();
    profile.primary.records.clear();
    profile.mirror.records.clear();
    await keepDeviceKey(ports, await look(), id, randomBytes(32));
    expect(await open()).toBeNull();
  });

  it('is kept next to others and put back next to others', async () => {
    const { profile, ports, id, raw, look, open } = await keptKey();
    const other = newId();
    await keepDeviceKey(ports, await look(), other, randomBytes(32));
    for (const { records } of [profile.primary, profile.mirror]) {
      expect(Object.keys(records.get('deviceKeys') as object)).toEqual([id, other]);
    }
    profile.primary.records.delete('deviceKeys');
    await restoreDeviceKey(ports, await look(), id, raw);
    expect(await open()).toMatchObject({ fromPrimary: true });
  });
});
