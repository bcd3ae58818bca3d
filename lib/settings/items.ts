// Every setting the extension keeps in `storage.local`, with its default. Nothing secret: content scripts of Firefox can read this store.
import { storage } from 'wxt/utils/storage';

export type Language = 'auto' | 'zh_CN' | 'en';
export type Theme = 'system' | 'light' | 'dark' | 'contrast';
/** `fill`: the code goes in by itself. `confirm`: and the confirm button is pressed. `click`: only when the user asks. */
export type FillMode = 'fill' | 'confirm' | 'click';

/** What the user decided for one host. */
export interface HostChoice {
  /** "Not here": nothing is filled on this host. */
  readonly off: boolean;
  /** "It is this box": a description made by `page/box-path`, null when never pointed at. */
  readonly box: unknown;
}

export const language = storage.defineItem<Language>('local:language', { fallback: 'auto' });
export const theme = storage.defineItem<Theme>('local:theme', { fallback: 'system' });
export const fillMode = storage.defineItem<FillMode>('local:fillMode', { fallback: 'fill' });
/** The offer "confirm for me from now on" is made once, after the first accepted fill. */
export const confirmOffered = storage.defineItem<boolean>('local:confirmOffered', { fallback: false });
/** The user's standing wish to tick "trust this device". */
export const trustDevice = storage.defineItem<boolean>('local:trustDevice', { fallback: false });
/** When the trust tick was last set, per institution id, ms since 1970. */
export const trustedAt = storage.defineItem<Record<string, number>>('local:trustedAt', { fallback: {} });
/** Ids of the institutions whose mailboxes the user has. */
export const mailboxes = storage.defineItem<readonly string[]>('local:mailboxes', { fallback: [] });
export const hostChoices = storage.defineItem<Record<string, HostChoice>>('local:hostChoices', { fallback: {} });
/** Minutes without use after which a passphrase vault locks; 0: only when the browser closes. */
export const autoLockMinutes = storage.defineItem<number>('local:autoLockMinutes', { fallback: 15 });
export const welcomeDone = storage.defineItem<boolean>('local:welcomeDone', { fallback: false });
