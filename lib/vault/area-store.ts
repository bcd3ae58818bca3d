// The mirror and the session store of format.md §6: `storage.local` and `storage.session`, names prefixed with `vault:`.
import { browser } from 'wxt/browser';
import type { RecordStore } from './stores.ts';

const prefix = 'vault:';
const full = (name: string) => prefix + name;

/** Records in a storage area of the extension. */
export function areaStore(areaName: 'local' | 'session'): RecordStore {
  const area = browser.storage[areaName];
  return {
    async get(names) {
      const found = await area.get(names.map(full));
      return Object.fromEntries(Object.entries(found).map(([name, value]) => [name.slice(prefix.length), value]));
    },
    async set(records) {
      await area.set(Object.fromEntries(Object.entries(records).map(([name, value]) => [full(name), value])));
    },
    async remove(names) {
      await area.remove(names.map(full));
    },
  };
}

/**
 * Takes both areas away from content scripts where the browser can (Chromium; `local` from 140 on). To be called at every start of the background.
 * Firefox keeps `session` from them by itself and cannot close `local`, which therefore never holds an open secret of a passphrase vault.
 */
export async function closeAreasToPages(): Promise<void> {
  for (const areaName of ['session', 'local'] as const) {
    const area = browser.storage[areaName];
    if (typeof area.setAccessLevel === 'function') await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}
