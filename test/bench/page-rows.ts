// What a mail page pays for the content script: CPU of a plain log-in page, and of a page that changes all the time.
import type { CDPSession } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import type { Pair } from './pair.ts';
import type { Row } from './row.ts';
import { median, paired, ratioRow } from './row.ts';

const host = 'https://mail.cqu.edu.cn';
/** Served alike, and no page of ours: the work of the page alone. */
const elsewhere = 'https://elsewhere.cn';

const loginPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>邮箱登录</title>
<form><input name="uid" placeholder="邮箱账号"><input name="password" type="password" placeholder="密码"><button type="button">登录</button></form>
<ul>${'<li><a href="#">通知</a></li>'.repeat(200)}</ul></html>`;

function busyPage(extra: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>收件箱</title>${extra}
<div id="list">${'<div class="item"><span>主题</span></div>'.repeat(2500)}</div></html>`;
}

const codeBox =
  '<form><label>动态验证码 <input name="dynamicPwd" placeholder="请输入动态验证码"></label><button type="button">确定</button></form>';

/** A page that shows a code box beside 5,000 nodes. */
export const boxPage = { path: '/bench-busy-box', html: busyPage(codeBox) };

type TraceEvent = {
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Ends are on the clock; what was spent is the thread's own time, so that other work of the machine does not count. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
};

/** Ms of the main thread spent in this script; what runs inside another of its calls counts once. */
function extensionMs(trace: Uint8Array, script: string): number {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: readonly TraceEvent[] };
  const ours = traceEvents.filter((event) => event.ph === 'X' && (event.args?.data?.url ?? '').startsWith(script));
  const ends = new Map<string, number>();
  let sum = 0;
  for (const { pid, tid, ts, dur = 0, tdur = dur } of ours.toSorted((a, b) => a.ts - b.ts)) {
    const thread = `${pid} ${tid}`;
    if (ts < (ends.get(thread) ?? 0)) continue;
    ends.set(thread, ts + dur);
    sum += tdur;
  }
  return sum / 1000;
}

async function contentCpu(browser: Chromium, script: string): Promise<number> {
  const page = await browser.newPage();
  await page.tracing.start({ categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'] });
  await page.goto(`${host}/bench-login`);
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  const trace = await page.tracing.stop();
  await page.close();
  if (trace === undefined) throw new Error('Chromium gave no trace');
  return extensionMs(trace, browser.extensionUrl(script));
}

export async function contentCpuRow({ ours, empty, practice }: Pair): Promise<Row> {
  practice.page('/bench-login', loginPage);
  return ratioRow(
    'content script CPU, plain log-in page',
    await paired(
      15,
      () => contentCpu(ours, 'webmail.js'),
      () => contentCpu(empty, 'content.js'),
    ),
    3,
  );
}

/** Runs inside the page: 300 bursts, in each 200 nodes go and 200 come. */
async function burst(): Promise<void> {
  const list = document.querySelector('#list');
  for (let run = 0; run < 300; run += 1) {
    const fresh = document.createDocumentFragment();
    for (let at = 0; at < 100; at += 1) {
      const item = document.createElement('div');
      item.className = 'item';
      item.append(document.createElement('span'));
      fresh.append(item);
      list?.firstElementChild?.remove();
    }
    list?.append(fresh);
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function burstMs(browser: Chromium, address: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(address);
  await new Promise((resolve) => {
    setTimeout(resolve, 500);
  });
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskMs(session);
  await page.evaluate(burst);
  const spent = (await taskMs(session)) - before;
  await page.close();
  return spent;
}

async function burstRow({ ours, practice }: Pair, what: string, { path, html }: typeof boxPage): Promise<Row> {
  practice.page(path, html);
  const times = await paired(
    5,
    () => burstMs(ours, `${host}${path}`),
    () => burstMs(ours, `${elsewhere}${path}`),
  );
  const [here, alone] = [median(times.ours), median(times.empty)];
  const ratio = Math.max(0, here - alone) / alone;
  return {
    what,
    measured: `${(here - alone).toFixed(0)} ms extra, page alone ${alone.toFixed(0)} ms`,
    ratio,
    budget: '≤ 0.25 × page alone',
    ok: ratio <= 0.25,
    kind: 'time',
  };
}

export async function burstRows(pair: Pair): Promise<readonly Row[]> {
  return [
    await burstRow(pair, '300 bursts on 5,000 nodes', { path: '/bench-busy', html: busyPage('') }),
    await burstRow(pair, '300 bursts on 5,000 nodes, a code box on show', boxPage),
  ];
}
