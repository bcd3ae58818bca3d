// Two Chromiums for one run: one with the extension as it ships, one with the empty one; and messages to the extension's background.
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { AnswerOf, InputOf, MessageName, Problem } from '../../lib/messaging/contract.ts';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { buildDir, launchChromium } from '../e2e/harness/launch.ts';
import { firstRun } from '../e2e/journeys/welcome.ts';
import { inPage } from './in-page.ts';
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

/** The practice account that the first entry of the vault belongs to. */
export const student = { address: 'student1@cqu.edu.cn', password: 'Not-a-real-password-1' };

/**
 * Lets the vault hold `count` entries: the first one with the secret that the practice account is bound to, the others nobody's. Without
 * entries the account has no second factor.
 */
export async function fillVault({ desk, practice }: Pair, count: number): Promise<void> {
  if (count === 0) practice.reset();
  const secret = count === 0 ? '' : practice.bindOtp(student.address).secret;
  await inPage(desk, 'vault', 'fill', count, student.address, secret);
  const { answer } = await send(desk, 'entry:list', {});
  if (answer.entries.length !== count) throw new Error('the vault could not be filled');
}
