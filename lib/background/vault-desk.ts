// Messages about the vault as a whole.
import type { Problem, VaultView } from '../messaging/contract.ts';
import type { VaultStatus } from '../vault/status.ts';
import { type Desk, Refusal } from './desk.ts';
import { resumeWaiting } from './resume.ts';

/** `vault:status` */
export async function vaultView(desk: Desk): Promise<VaultView> {
  return viewOf(await desk.vault.status());
}

function viewOf({ state, protection, healed, rolledBack, waitMs }: VaultStatus): VaultView {
  return { state, protection, healed, rolledBack, waitMs };
}

/** `vault:create`: null is the device key. */
export async function vaultCreate(desk: Desk, passphrase: string | null): Promise<VaultView | Problem> {
  await desk.vault.create(passphrase === null ? { kind: 'device' } : { kind: 'passphrase', passphrase });
  return vaultView(desk);
}

/** `vault:unlock`: then whatever waited for it in open tabs goes on. */
export async function vaultUnlock(desk: Desk, passphrase: string): Promise<VaultView | Problem> {
  const status = await desk.vault.unlock(passphrase);
  await resumeWaiting(desk);
  return viewOf(status);
}

/** `vault:lock` */
export async function vaultLock(desk: Desk): Promise<VaultView> {
  await desk.vault.lock();
  return vaultView(desk);
}

/** `vault:protect`: sets or changes the passphrase; null goes back to the device key. */
export async function vaultProtect(desk: Desk, passphrase: string | null): Promise<VaultView | Problem> {
  if (passphrase === null) await desk.vault.useDeviceKey();
  else await desk.vault.setPassphrase(passphrase);
  return vaultView(desk);
}

/** `vault:heal`: looks again and repairs what can be repaired; when all is well, the notice of an earlier repair counts as read. */
export async function vaultHeal(desk: Desk): Promise<VaultView> {
  const view = await vaultView(desk);
  if (view.state === 'open' || view.state === 'locked') await desk.vault.dismissNotice();
  return view;
}

/** `vault:rawCopy`: the sealed bytes of every store, as a file's text. */
export async function vaultRawCopy(desk: Desk): Promise<{ readonly file: string }> {
  const { state } = await desk.vault.status();
  if (state === 'none') throw new Refusal('no-vault');
  return { file: await desk.vault.rawCopy() };
}
