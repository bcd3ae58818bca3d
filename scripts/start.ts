// `npm start`: builds the extension, serves the practice mailbox under its true name, and shows the main job in a real browser.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { BrowserName, TestBrowser } from '../test/e2e/harness/launch.ts';
import { buildDir, launch } from '../test/e2e/harness/launch.ts';
import { type Report, runJourney } from '../test/e2e/journeys/first-login.ts';
import { startPractice } from '../test/practice/practice.ts';
import { ensureBrowsers, locateBrowser } from './browsers.ts';
import { projectDir, runCommand } from './command.ts';

const pictures = join(projectDir, 'test', 'artifacts', 'start');
const sources = ['lib', 'components', 'entrypoints', 'public', 'wxt.config.ts', 'package-lock.json'];

/** The browser that is there, Chromium first; null when there is none. */
function installedBrowser(): BrowserName | null {
  return (['chromium', 'firefox'] as const).find((name) => locateBrowser(name) !== null) ?? null;
}

function newestChange(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Builds for one browser unless the build is younger than everything it is made of. */
async function build(name: BrowserName): Promise<void> {
  const built = statSync(join(buildDir(name), 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((path) => newestChange(join(projectDir, path)) < built)) return;
  const target = name === 'firefox' ? 'firefox' : 'chrome';
  const ok = await runCommand('wxt', ['build', '-b', target], { limitMs: 180_000 });
  if (!ok) throw new Error('the extension could not be built');
}

/** Runs inside the card: a card that stands there may not be painted yet. */
function painted(): Promise<true> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))));
}

let shot = 0;
async function picture(browser: TestBrowser, page: Page): Promise<string> {
  const limitMs = 1_000;
  await Promise.race([browser.peekFrame(page, '/card.html', painted).catch(() => null), sleep(limitMs)]);
  shot += 1;
  const path = join(pictures, `${String(shot).padStart(2, '0')}.png`);
  await page.screenshot({ path: path as `${string}.png` });
  return relative(projectDir, path);
}

/** Prints each step with its time and, where a page is on show, the path of its picture. */
function reportIn(browser: TestBrowser): Report {
  return async (name, page, step) => {
    const shown = async () => (page === null ? '' : `   ${await picture(browser, page)}`);
    const startedAt = performance.now();
    try {
      await step();
    } catch (error) {
      console.log(`failed: ${name}${await shown()}`);
      throw error;
    }
    const ms = Math.round(performance.now() - startedAt);
    console.log(`${String(ms).padStart(6)} ms  ${name}${await shown()}`);
  };
}

function untilClosed(browser: TestBrowser): Promise<void> {
  return new Promise((resolve) => {
    browser.raw.once('disconnected', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

function say(line: string): void {
  console.log(line);
}

async function start(): Promise<void> {
  if (installedBrowser() === null) ensureBrowsers(['chromium'], say);
  const name = installedBrowser() ?? 'chromium';
  await build(name);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '';
  const headless = display === '' && process.platform === 'linux';

  const practice = await startPractice();
  const browser = await launch(name, { port: practice.port, headless });
  try {
    await runJourney(browser, practice, reportIn(browser));
    if (headless) return;
    say('');
    say(
      'The browser stays open: https://mail.cqu.edu.cn/ is the practice mailbox; every account has the password Not-a-real-password-1.',
    );
    say(`Accounts: ${practice.addresses().join(', ')}`);
    say(
      'Codes by SMS or mail, and the phone that scans, are at https://mail.cqu.edu.cn/practice/console. Close the browser to end.',
    );
    await untilClosed(browser);
  } finally {
    await browser.close();
    await practice.close();
  }
}

try {
  await start();
  console.log('\nThe code was filled by the extension and accepted by the server.');
} catch (error) {
  console.log(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
