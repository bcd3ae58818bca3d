// A listed page's own script speaks in every way a page can: nobody listens, nothing is stored, nothing is filled.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../lib/messaging/contract.ts';
import type { GivenGround } from './each-wall.ts';
import type { Ground } from './ground.ts';
import { codePage } from './pages.ts';

const toPage = ['page:fill', 'page:bindGo', 'page:card', 'page:pointAtBox', 'page:switchToOtp', 'page:checkCard'];
const types = [...Object.keys(contract), ...toPage, 'mailkey:content-script-started', 'wxt:locationchange'];
const code = { code: '123456', entryId: 'x', step: 1, remainingMs: 20_000, confirm: true, tickTrust: true };

/** Runs inside the page: one message in every way there is; says how many ways that were. */
function speak(type: string, given: object): number {
  const message = { id: 1, type, name: type, page: type, data: given, input: { code: given, show: true }, timestamp: Date.now() };
  const channel = new MessageChannel();
  window.postMessage(message, '*');
  window.postMessage(JSON.stringify(message), location.origin, [channel.port2]);
  const send = (to: MessagePort | BroadcastChannel) => Reflect.apply(to.postMessage, to, [message]);
  send(channel.port1);
  for (const way of ['mailkey', 'wxt', type]) {
    const broadcast = new BroadcastChannel(way);
    send(broadcast);
    broadcast.close();
  }
  for (const target of [document, window, document.body])
    for (const event of [
      new CustomEvent(type, { detail: message, bubbles: true }),
      new MessageEvent('message', { data: message, origin: location.origin, source: window }),
    ])
      target.dispatchEvent(event);
  return 12;
}

/** Tells these walls where a ground is given. */
export function tellSpoofs(here: GivenGround): void {
  describe('spoofed messages', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
    });
    const stores = () =>
      ground.desk.evaluate(async () =>
        JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
      );

    it('fills the same page after a real click', { timeout: 60_000 }, async () => {
      expect((await ground.visit(ground.serve('/coremail/walls/spoof', codePage()))).values).toHaveLength(1);
    });

    it(`have no effect in ${types.length} types, each sent in 12 ways`, { timeout: 60_000 }, async () => {
      await ground.forget();
      const page = await ground.browser.newPage();
      await page.goto(ground.serve('/coremail/walls/spoof', codePage()), { waitUntil: 'load' });
      await sleep(1_500);
      const before = await stores();
      for (const type of types) await ground.browser.peek(page, speak, type, code);
      const seen = await ground.settle(page);
      const card = await ground.browser.peek(page, () => document.querySelector(':popover-open') !== null);
      const after = await stores();
      await page.close();
      expect(seen).toEqual({ values: [], given: false });
      expect(card).toBe(false);
      expect(JSON.parse(after)).toEqual(JSON.parse(before));
    });

    it('cannot be sent by the way extensions use', { timeout: 60_000 }, async () => {
      const page = await ground.browser.newPage();
      await page.goto(ground.serve('/coremail/walls/spoof', codePage()), { waitUntil: 'load' });
      const ways = await page.evaluate(() => {
        const world = globalThis as unknown as Record<
          string,
          { runtime?: { sendMessage?: unknown; connect?: unknown } } | undefined
        >;
        return ['chrome', 'browser'].flatMap((api) => {
          const runtime = world[api]?.runtime;
          return [typeof runtime?.sendMessage, typeof runtime?.connect];
        });
      });
      await page.close();
      expect(new Set(ways)).toEqual(new Set(['undefined']));
    });
  });
}
