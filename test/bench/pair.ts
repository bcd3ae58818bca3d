// Two Chromiums for one run: one with the extension as it ships, one with the empty one; and messages to the extension's background.
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { AnswerOf, InputOf, MessageName, Problem } from '../../lib/messaging/contract.ts';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { buildDir, launchChromium } from '../e2e/harness/launch.ts';
import { firstRun } from '../e2e/journeys/welcome.ts';
import type { Practice } from '../practice/practice.ts';
import { startPractice } from '../practice/practice.ts';

export type Pair = {
  readonly ours: Chromium;
  readonly empty: Chromium;
  readonly practice: Practice;
  /** A page of our extension from which messages may be sent. */
  readonly desk: Page;
  close(): Promise<void>;
};

/** Starts both; the vault of ours is made and holds nothing yet. */
export async function openPair(): Promise<Pair> {
  const practice = await startPractice();
  const ours = await launchChromium({ port: practice.port, extensionDir: buildDir('chromium') });
  const empty = await launchChromium({
    port: practice.port,
    extensionDir: fileURLToPath(new URL('empty', import.meta.url)),
  });
  await firstRun(ours);
  const desk = await ours.openExtensionPage('options.html');
  return {
    ours,
    empty,
    practice,
    desk,
    async close() {
      await Promise.all([ours.close(), empty.close()]);
      await practice.close();
    },
  };
}

/** Runs inside the desk: one message in the form the transport gives it; with the ms it took. */
async function tell(type: string, data: unknown): Promise<{ answer: unknown; ms: number }> {
  const startedAt = performance.now();
  const message = { id: Math.round(startedAt * 1000), type, data, timestamp: Date.now() };
  const { res, err } = (await chrome.runtime.sendMessage(message)) as { res?: unknown; err?: unknown };
  if (err !== undefined && err !== null) throw new Error(`${type} failed`);
  return { answer: res, ms: performance.now() - startedAt };
}

/** Sends one message as our own page; throws on a refusal. */
export async function send<Name extends MessageName>(
  desk: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<{ readonly answer: Exclude<AnswerOf<Name>, Problem>; readonly ms: number }> {
  const { answer, ms } = await desk.evaluate(tell, name as string, input as unknown);
  if (typeof answer === 'object' && answer !== null && 'problem' in answer) throw new Error(`${name}: ${String(answer.problem)}`);
  return { answer: answer as Exclude<AnswerOf<Name>, Problem>, ms };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Behind the letters that number an entry; together twenty bytes. */
const rest = letters.slice(0, 28);

/** Fills the vault up to `count` entries; the first one belongs to the practice mailbox, the others to nobody. */
export async function fillVault(desk: Page, count: number): Promise<void> {
  const { answer } = await send(desk, 'entry:list', {});
  for (let at = answer.entries.length; at < count; at += 1) {
    const secret =
      at
        .toString(32)
        .toUpperCase()
        .padStart(4, '0')
        .replaceAll(/[0-9]/g, (digit) => letters[22 + Number(digit)] ?? '') + rest;
    const text = `otpauth://totp/bench${at}:user${at}%40cqu.edu.cn?secret=${secret}&issuer=bench${at}`;
    await send(desk, 'entry:add', { text, institutionId: at === 0 ? 'cqu' : null });
  }
}
