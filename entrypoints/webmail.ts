// The first part of the content script: waits, at next to no cost, until a page holds something that may concern us.
// The manifest names it by itself: what WXT puts around a content script weighs more than all of this.
// What WXT asks for is written out: the call that would make it is carried along into the page.
import type { UnlistedScriptDefinition } from 'wxt';
import { tell } from '../lib/messaging/tell.ts';
import { whenWorthALook } from '../lib/visit/begin.ts';

const webmail: UnlistedScriptDefinition = {
  main: () =>
    whenWorthALook(
      window,
      () => tell('visit:load', undefined),
      () => tell('visit:act', undefined),
    ),
};
export default webmail;
