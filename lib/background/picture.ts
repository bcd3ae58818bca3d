// What the tab in front shows, as a picture: only because the user opened the popup over it and asked.
import { browser } from 'wxt/browser';
import type { AnswerOf } from '../messaging/contract.ts';
import { Refusal } from './desk.ts';

/** `tab:picture`: PNG as a data address. Refuses with `unseen-page` where the browser lets no extension look, its own pages for example. */
export async function tabPicture(): Promise<AnswerOf<'tab:picture'>> {
  try {
    return { png: await browser.tabs.captureVisibleTab({ format: 'png' }) };
  } catch (error) {
    if (error instanceof Error) throw new Refusal('unseen-page');
    throw error;
  }
}
