// Every setting the extension keeps in `storage.local`, with its default. Nothing secret: content scripts of Firefox can read this store.
import { defineItem } from './item.ts';

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

export const language = defineItem<Language>('local', 'language', 'auto');
export const theme = defineItem<Theme>('local', 'theme', 'system');
export const fillMode = defineItem<FillMode>('local', 'fillMode', 'fill');
/** The offer "confirm for me from now on" is made once, after the first accepted fill. */
export const confirmOffered = defineItem<boolean>('local', 'confirmOffered', false);
/** The user's standing wish to tick "trust this device". */
export const trustDevice = defineItem<boolean>('local', 'trustDevice', false);
/** When the trust tick was last set, per institution id, ms since 1970. */
export const trustedAt = defineItem<Record<string, number>>('local', 'trustedAt', {});
/** Ids of the institutions whose mailboxes the user has. */
export const mailboxes = defineItem<readonly string[]>('local', 'mailboxes', []);
export const hostChoices = defineItem<Record<string, HostChoice>>('local', 'hostChoices', {});
/** Minutes without use after which a passphrase vault locks; 0: only when the browser closes. */
export const autoLockMinutes = defineItem<number>('local', 'autoLockMinutes', 15);
export const welcomeDone = defineItem<boolean>('local', 'welcomeDone', false);
