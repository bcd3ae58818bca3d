// The background: wiring only. Every listener is set synchronously, so that the browser can wake it for any of them.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { handlersOf } from '../lib/background/handlers.ts';
import { addressOf } from '../lib/background/inject.ts';
import { closeStorage, lockWhenDue, lockWithScreen, welcomeOnce } from '../lib/background/lifecycle.ts';
import { pageKdf } from '../lib/background/page-kdf.ts';
import { toProblem } from '../lib/background/problems.ts';
import { forgetTab } from '../lib/background/tabs.ts';
import { startUnread } from '../lib/background/unread-start.ts';
import { institutionOfOrigin, isLoginFrame } from '../lib/institutions/index.ts';
import { serve } from '../lib/messaging/serve.ts';
import { autoLockMinutes } from '../lib/settings/items.ts';
import { browserPorts } from '../lib/vault/ports.ts';
import { createVaultService } from '../lib/vault/vault.ts';

const msPerMinute = 60_000;

export default defineBackground(() => {
  const vault = createVaultService(
    browserPorts(async () => {
      const minutes = await autoLockMinutes.getValue();
      return minutes === 0 ? null : minutes * msPerMinute;
    }, pageKdf),
  );
  const desk = { vault, now: Date.now };
  serve(handlersOf(desk), { isListed: (origin) => institutionOfOrigin(origin) !== null, isLoginFrame }, toProblem, addressOf);
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
  browser.runtime.onInstalled.addListener(({ reason }) => void welcomeOnce(reason));
  browser.alarms.onAlarm.addListener(({ name }) => void lockWhenDue(vault, name));
  browser.idle.onStateChanged.addListener((state) => void lockWithScreen(vault, state));
  startUnread(desk);
  void closeStorage();
});
