// `chrome` as functions see it that are sent into a page of the extension; the same promises in both browsers.
import type Browser from 'webextension-polyfill';

declare global {
  const chrome: typeof Browser;
}
