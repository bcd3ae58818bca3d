// The second half of the content script, injected once into a document that has something to look at.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startVisit } from '../lib/visit/visit.ts';

const begun = Symbol.for('mailkey.visit');

export default defineUnlistedScript(() => {
  if (begun in globalThis) return;
  Object.defineProperty(globalThis, begun, { value: true });
  void startVisit(window);
});
