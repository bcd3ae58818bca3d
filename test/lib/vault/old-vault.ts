// Seals a vault anew with another version or other bytes in it, as no code of the product does any more: version 1 sealed the JSON text itself.
import { inflateRawSync } from 'node:zlib';
import { fromBase64 } from '../../../lib/vault/bytes.ts';
import { openDeviceSlot } from '../../../lib/vault/device-key.ts';
import { headerAad, parseEnvelope } from '../../../lib/vault/format.ts';
import { importKey, seal, unseal } from '../../../lib/vault/seal.ts';
import { isDeviceSlot } from '../../../lib/vault/slots.ts';
import { survey } from '../../../lib/vault/survey.ts';
import { activeText, withCheck } from './envelope-text.ts';
import { add, type Profile, passphrase } from './fake-ports.ts';

async function vaultKeyOf(profile: Profile) {
  const { header } = await parseEnvelope(activeText(profile), []);
  const slot = header.slots.find(isDeviceSlot);
  if (slot === undefined) return fromBase64((profile.session.records.get('open') as { key: string }).key);
  const opened = await openDeviceSlot(header.vaultId, slot, await survey(profile.ports(), []));
  if (opened === null) throw new Error('the device key is gone');
  return opened.vaultKey;
}

/** The open vault afterwards: its envelope says this version and seals what `pack` makes of the JSON text, in both stores and with no generation before it. */
export async function reseal(profile: Profile, version: number, pack: (json: Uint8Array) => Uint8Array): Promise<void> {
  const { header, sealed, aad } = await parseEnvelope(activeText(profile), []);
  const key = await importKey(await vaultKeyOf(profile));
  const packed = await unseal(key, sealed, aad);
  if (packed === null) throw new Error('the vault does not open');
  const next = { ...header, version };
  const { nonce, ciphertext } = await seal(key, Uint8Array.from(pack(inflateRawSync(packed))), headerAad(next));
  const text = withCheck(JSON.stringify({ ...next, nonce, ciphertext, check: '' }));
  profile.primary.records.delete('b');
  profile.primary.records.set('a', text);
  profile.primary.records.set('pointer', { slot: 'a', generation: header.generation });
  profile.mirror.records.set('mirror', text);
}

/** A vault of version 1 with entry 1 in it; a passphrase vault is locked. */
export async function plantOld(profile: Profile, kind: 'device' | 'passphrase' = 'device'): Promise<void> {
  await profile.worker().create(kind === 'device' ? { kind } : { kind, passphrase });
  await add(profile.worker(), 1);
  await reseal(profile, 1, (json) => json);
  await profile.worker({ migrations: [] }).lock();
}

/** The version an envelope says. */
export const versionOf = (text: unknown) => (JSON.parse(String(text)) as { version: number }).version;
