// The first part of the content script: waits, at next to no cost, until a page holds something that may concern us.
// The manifest names it by itself: what WXT puts around a content script weighs more than all of this.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { tell } from '../lib/messaging/tell.ts';
import { whenWorthALook } from '../lib/visit/begin.ts';

export default defineUnlistedScript(() =>
  whenWorthALook(
    window,
    () => tell('visit:load', undefined),
    () => tell('visit:act', undefined),
  ),
);
