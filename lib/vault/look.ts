// Finds the vault and opens it if that needs no user: device key, or the key in the session (format.md §8). Repairs nothing.
import type { Bytes } from './bytes.ts';
import { decodeContent } from './content.ts';
import { deflatedSince, inflate } from './deflate.ts';
import { type DeviceOpening, openDeviceSlot } from './device-key.ts';
import type { VaultContent } from './entry.ts';
import { type Envelope, formatVersion } from './format.ts';
import { type FoundVault, judge, type Verdict } from './judge.ts';
import { migrationPath } from './migrate/migration.ts';
import type { VaultPorts } from './ports.ts';
import { importKey, unseal } from './seal.ts';
import { continueSession, endSession, type Session } from './session.ts';
import { type DeviceSlot, isDeviceSlot, isPassphraseSlot } from './slots.ts';
import { type Survey, survey } from './survey.ts';
import { isVaultError } from './vault-error.ts';

/** A decrypted envelope. */
export interface Decrypted {
  readonly envelope: Envelope;
  readonly content: VaultContent;
  readonly vaultKey: CryptoKey;
}

/** What of an envelope is kept in memory for the next look. */
export interface Known extends Pick<Decrypted, 'content' | 'vaultKey'> {
  readonly check: string;
}

/** How a vault was opened: with the raw vault key from a device slot or from the session. */
export interface Opened extends Decrypted {
  readonly raw: Bytes;
  /** Null for a passphrase vault. */
  readonly device: { readonly slot: DeviceSlot; readonly opening: DeviceOpening } | null;
}

/** One look. `session` is null unless a passphrase vault is unlocked; `verdict.best` is the envelope that was opened, if one was. */
export interface Look {
  readonly state: 'none' | 'locked' | 'open' | 'damaged' | 'newer';
  readonly found: Survey;
  readonly verdict: Verdict;
  readonly opened: Opened | null;
  readonly session: Session | null;
}

async function decrypt(envelope: Envelope, raw: Bytes, ports: VaultPorts, known: Known | null): Promise<Decrypted | null> {
  if (known?.check === envelope.check) return { envelope, content: known.content, vaultKey: known.vaultKey };
  const vaultKey = await importKey(raw);
  const plain = await unseal(vaultKey, envelope.sealed, envelope.aad);
  if (plain === null) return null;
  try {
    const path = migrationPath(ports.migrations, envelope.version, formatVersion) ?? [];
    const json = envelope.version < deflatedSince ? plain : await inflate(plain);
    return { envelope, vaultKey, content: decodeContent(json, path) };
  } catch (error) {
    if (isVaultError(error, 'damaged')) return null;
    throw error;
  }
}

async function openByDevice(envelope: Envelope, found: Survey, ports: VaultPorts, known: Known | null): Promise<Opened | null> {
  for (const slot of envelope.header.slots.filter(isDeviceSlot)) {
    const opening = await openDeviceSlot(envelope.header.vaultId, slot, found);
    const decrypted = opening && (await decrypt(envelope, opening.vaultKey, ports, known));
    if (decrypted) return { ...decrypted, raw: opening.vaultKey, device: { slot, opening } };
  }
  return null;
}

async function openBySession(
  envelope: Envelope,
  session: Session,
  ports: VaultPorts,
  known: Known | null,
): Promise<Opened | null> {
  const decrypted = await decrypt(envelope, session.vaultKey, ports, known);
  return decrypted && { ...decrypted, raw: session.vaultKey, device: null };
}

/** The way an envelope opens; null if this version knows none. */
function kindOf({ header }: Envelope): 'device' | 'passphrase' | null {
  if (header.slots.some(isDeviceSlot)) return 'device';
  return header.slots.some(isPassphraseSlot) ? 'passphrase' : null;
}

/** The verdict after another envelope than the best one turned out to be the one that opens. */
function settle(verdict: FoundVault, envelope: Envelope): FoundVault {
  if (envelope === verdict.best) return verdict;
  const rolledBack = verdict.rolledBack || envelope.header.generation < verdict.seen;
  return { ...verdict, best: envelope, rolledBack, primaryFault: true, mirrorFault: true };
}

/** Looks at the stores. `known` is what the last look decrypted: it spares the work if nothing has changed. */
export async function look(ports: VaultPorts, known: Known | null): Promise<Look> {
  return lookAt(await survey(ports, ports.migrations), ports, known);
}

/** The same for stores that were just read; only the session is looked at anew. */
export async function lookAt(found: Survey, ports: VaultPorts, known: Known | null): Promise<Look> {
  const verdict = judge(found);
  const closed = { found, verdict, opened: null, session: null };
  if (verdict.kind !== 'found') return { ...closed, state: verdict.kind };
  const candidates = [verdict.best, ...verdict.fallbacks];
  const kind = candidates.map(kindOf).find((one) => one !== null);
  if (kind === undefined) return { ...closed, state: 'newer' };
  const vaultIds = candidates.map(({ header }) => header.vaultId);
  const session =
    kind === 'device' ? null : await continueSession(ports.session, vaultIds, await ports.lockAfterMs(), ports.now());
  if (kind === 'passphrase' && session === null) return { ...closed, state: 'locked' };
  for (const envelope of candidates.filter((one) => kindOf(one) === kind)) {
    const opened =
      session === null ? await openByDevice(envelope, found, ports, known) : await openBySession(envelope, session, ports, known);
    if (opened) return { state: 'open', found, verdict: settle(verdict, envelope), opened, session };
  }
  if (kind === 'device') return { ...closed, state: 'damaged' };
  // A key that opens nothing is of no use: ask for the passphrase.
  await endSession(ports.session).catch(() => null);
  return { ...closed, state: 'locked' };
}
