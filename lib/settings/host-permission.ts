// The browser's permission for mail hosts: given at install, and the user's to take back at any time, host by host.
import { browser } from 'wxt/browser';

/** Lets the browser ask the user for these origins; false: he refused. Only at once after his click, else the browser rejects it. */
export function askForHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map((origin) => `${origin}/*`) });
}
