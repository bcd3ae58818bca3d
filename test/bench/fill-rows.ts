// From the second-factor panel to the code in its box.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { Hand } from '../e2e/journeys/hand.ts';
import { type Pair, student } from './pair.ts';
import type { Row } from './row.ts';
import { paired, ratioRow } from './row.ts';

const periodMs = 30_000;
/** A code that is about to end is not used, and one that was used is not used again. */
const enoughMs = 6_000;

const panelPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>重庆大学电子邮件系统</title>
<form><input name="uid" value="${student.address}"><input name="password" type="password"><button id="go" type="button">登 录</button></form><main></main>
<script>
  document.querySelector('#go').addEventListener('click', () => setTimeout(() => {
    document.querySelector('main').innerHTML = '<div class="second-auth-wrap"><h2>二次验证</h2><p>第三方 OTP：请输入当前动态验证码</p><input name="dynamicPwd" maxlength="6" placeholder="请输入动态验证码"><button type="button">确定</button></div>';
    const shownAt = performance.now();
    document.querySelector('[name=dynamicPwd]').addEventListener('input', () => { window.filledMs = performance.now() - shownAt; }, { once: true });
  }, 100));
</script></html>`;

type Filled = { filledMs?: number };

async function fillMs(browser: Chromium, asleep: boolean): Promise<number> {
  const page = await browser.newPage();
  const hand = new Hand(browser, page);
  await page.goto('https://mail.cqu.edu.cn/bench-panel');
  await sleep(200);
  if (asleep) await browser.killWorker();
  else await browser.worker();
  await hand.click({ selector: '#go' });
  const ms = await hand.until('a filled box', () => browser.peek(page, () => (globalThis as Filled).filledMs ?? null), 35_000);
  await page.close();
  return ms;
}

/** The session forgets which codes were used, so that the next run need not wait for the next window. */
export async function forgetUse(browser: Chromium): Promise<void> {
  await browser.inExtension(() => chrome.storage.session.remove(['usedSteps', 'tabs']));
  const left = periodMs - (Date.now() % periodMs);
  if (left < enoughMs) await sleep(left + 50);
}

async function fillRow({ ours, empty }: Pair, asleep: boolean, budget: number): Promise<Row> {
  const times = await paired(
    15,
    async () => {
      await forgetUse(ours);
      return fillMs(ours, asleep);
    },
    () => fillMs(empty, asleep),
  );
  return ratioRow(`panel shown → code in the box, worker ${asleep ? 'asleep' : 'awake'}`, times, budget);
}

export async function fillRows(pair: Pair): Promise<readonly Row[]> {
  pair.practice.page('/bench-panel', panelPage);
  return [await fillRow(pair, false, 1.6), await fillRow(pair, true, 1.3)];
}
