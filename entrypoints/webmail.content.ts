// The first half of the content script: waits, at next to no cost, until a page holds something that may concern us.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { requiredMatches } from '../lib/institutions/index.ts';
import { send } from '../lib/messaging/sender.ts';
import { whenWorthALook } from '../lib/visit/begin.ts';

export default defineContentScript({
  matches: [...requiredMatches],
  allFrames: true,
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main() {
    whenWorthALook(window, () => void send('visit:load', undefined));
  },
});
