// A sound of ours: Firefox's background can make one by itself, Chrome's needs a page for it.
import { browser } from 'wxt/browser';
import { type OwnSound, playTones } from '../unread/tones.ts';

type Lender = typeof browser.offscreen;

/** Undefined in Firefox, whose notices cannot be told to be silent either. */
export function lender(): Lender | undefined {
  return browser.offscreen as Lender | undefined;
}

let begun: Promise<void> = Promise.resolve();

/** Begins the sound; one that is still heard ends. Resolves when it has begun, or is over. */
export function playSound(name: OwnSound): Promise<void> {
  const offscreen = lender();
  if (offscreen === undefined) return playTones(name);
  // There can be only one such page, so that two sounds at once begin one after the other, also after one that could not.
  const begin = () => lendPage(offscreen, name);
  begun = begun.then(begin, begin);
  return begun;
}

/** Chrome closes the page by itself a while after its last sound. */
async function lendPage(offscreen: Lender, name: OwnSound): Promise<void> {
  if (await offscreen.hasDocument()) await offscreen.closeDocument();
  await offscreen.createDocument({
    url: `/sound.html#${name}`,
    reasons: ['AUDIO_PLAYBACK'],
    justification: 'The sound of a notice of new mail.',
  });
}
