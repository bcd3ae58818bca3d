// The second half of the content script, begun once in a document that has something to look at. Whoever injects it hears when the background has
// been told which page this is.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startVisit } from '../lib/visit/visit.ts';

const begun = Symbol.for('mailkey.visit');

export default defineUnlistedScript(async () => {
  const world: Partial<Record<symbol, Promise<unknown>>> = globalThis as object;
  world[begun] ??= startVisit(window);
  await world[begun];
});
