// The browser's permission for notices of new mail: optional, asked for only when the user switches them on, and his to take back at any time.
import { browser } from 'wxt/browser';

const wanted = { permissions: ['notifications' as const] };

/** Whether notices can be shown now. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(wanted);
}

/** Lets the browser ask the user; false: he refused. Only at once after his click, else the browser rejects it. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(wanted);
}

/** Calls `changed` when any permission was given or taken back. Returns how to stop. */
export function watchPermissions(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(changed);
  onRemoved.addListener(changed);
  return () => {
    onAdded.removeListener(changed);
    onRemoved.removeListener(changed);
  };
}
