// What happens without anybody asking: the first welcome, the lock timer, and closing the stores to content scripts.
import { browser } from 'wxt/browser';
import { welcomeDone } from '../settings/items.ts';
import { closeAreasToPages } from '../vault/area-store.ts';
import type { Vault } from '../vault/vault.ts';

const lockAlarm = 'lock';

/** Opens the welcome page after the first installation, not after updates. */
export async function welcomeOnce(reason: string): Promise<void> {
  if (reason !== 'install' || (await welcomeDone.getValue())) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}

/** Looks at the vault's lock timer twice a minute; a look applies it. */
export async function lockWhenDue(vault: Vault, alarm: string): Promise<void> {
  if (alarm === lockAlarm) await vault.status();
}

/** The computer's screen was locked (browsers that can tell: Chromium's): so is a passphrase vault. A device-key vault has nothing to lock. */
export async function lockWithScreen(vault: Vault, state: string): Promise<void> {
  if (state === 'locked') await vault.lock();
}

/**
 * Takes both stores away from content scripts where the browser can (Chromium; in Firefox the session store is closed anyway and the local one
 * holds only ciphertext and settings), and sets the lock alarm anew, since alarms may be lost. At every start.
 */
export async function closeStorage(): Promise<void> {
  await closeAreasToPages();
  await browser.alarms.create(lockAlarm, { periodInMinutes: 0.5 });
}
