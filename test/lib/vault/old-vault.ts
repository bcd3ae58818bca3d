// A version 0 that never was, to try the machinery of migrations while there is only one version.
import { parseEnvelope } from '../../../lib/vault/format.ts';
import type { Migration } from '../../../lib/vault/migrate/migration.ts';
import { importKey, seal, unseal } from '../../../lib/vault/seal.ts';
import { utf8 } from '../../../lib/vault/bytes.ts';
import { openDeviceSlot } from '../../../lib/vault/device-key.ts';
import { isDeviceSlot } from '../../../lib/vault/slots.ts';
import { survey } from '../../../lib/vault/survey.ts';
import { activeText, withCheck } from './envelope-text.ts';
import { add, entry, type Profile } from './fake-ports.ts';

/** Version 0 said `born` for `createdAt`, had no `keySince`, and its entries had no trash. */
export const oldMigration: Migration = {
  from: 0,
  to: 1,
  header({ format, vaultId, generation, born, savedAt, slots }) {
    return { format, version: 1, vaultId, generation, createdAt: born, savedAt, keySince: generation, slots };
  },
  content(old) {
    const { entries } = old as { entries: object[] };
    return { entries: entries.map((one) => ({ ...one, trashedAt: null })) };
  },
};

/** Puts a device-key vault of version 0 with entry 1 into the profile. */
export async function plantOld(profile: Profile): Promise<void> {
  await profile.worker().create({ kind: 'device' });
  await add(profile.worker(), 1);
  const envelope = await parseEnvelope(activeText(profile), []);
  const { createdAt, keySince: _, version: __, format, ...rest } = envelope.header;
  const slot = envelope.header.slots.find(isDeviceSlot);
  const opened = slot && (await openDeviceSlot(rest.vaultId, slot, await survey(profile.ports(), [])));
  if (!opened) throw new Error('the device key is gone');
  const key = await importKey(opened.vaultKey);
  if ((await unseal(key, envelope.sealed, envelope.aad)) === null) throw new Error('the vault does not open');
  const { vaultId, generation, savedAt, slots } = rest;
  const header = { format, version: 0, vaultId, generation, born: createdAt, savedAt, slots };
  const { trashedAt: ___, ...old } = entry(1);
  const { nonce, ciphertext } = await seal(key, utf8(JSON.stringify({ entries: [old] })), utf8(JSON.stringify(header)));
  const text = withCheck(JSON.stringify({ ...header, nonce, ciphertext, check: '' }));
  profile.primary.records.set('a', text);
  profile.primary.records.delete('b');
  profile.primary.records.set('pointer', { slot: 'a', generation });
  profile.mirror.records.set('mirror', text);
}
