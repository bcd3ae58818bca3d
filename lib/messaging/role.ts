// Who is speaking: a role from what the browser itself states of a sender, or none.
import type { Runtime } from 'webextension-polyfill';
import type { Role } from './contract.ts';

/** What of the listed institutions the decision needs; handed in, so that this room knows no host. */
export interface Listing {
  /** Whether exactly this origin is one of a listed institution; whether a code may be used there is another question. */
  isListed(origin: string): boolean;
  /** Whether a same-origin frame with this address may hold a log-in. */
  isLoginFrame(origin: string, url: string): boolean;
}

/** The sender as browsers send it; older type packages miss two fields. */
export type Sender = Runtime.MessageSender & {
  readonly origin?: string;
  readonly documentId?: string;
  readonly documentLifecycle?: string;
};

const ownPages: Readonly<Record<string, Role>> = {
  '/popup.html': 'popup',
  '/options.html': 'options',
  '/welcome.html': 'welcome',
};

/**
 * The role of a sender, or null: no answer. Decides on `origin`, frame and tab as the browser states them, never on anything in the message.
 * @param sender as the message event brings it
 * @param own id and origin (`chrome-extension://…`) of this extension
 */
export function roleOf(sender: Sender, own: { readonly id: string; readonly origin: string }, listing: Listing): Role | null {
  if (sender.id !== own.id || sender.documentLifecycle === 'prerender') return null;
  const top = sender.frameId === undefined || sender.frameId === 0;
  const topOrigin = originOf(sender.tab?.url);
  if (sender.origin === own.origin) {
    const path = pathOf(sender.url);
    if (top) return ownPages[path] ?? null;
    return path === '/card.html' && topOrigin !== null && listing.isListed(topOrigin) ? 'card' : null;
  }
  if (sender.origin === undefined || sender.tab?.id === undefined || !listing.isListed(sender.origin)) return null;
  if (top) return 'page';
  return topOrigin === sender.origin && listing.isLoginFrame(sender.origin, sender.url ?? '') ? 'frame' : null;
}

function originOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
}

function pathOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : '';
}
