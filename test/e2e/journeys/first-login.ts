// The main job, end to end: first run, bind, log out, log in again with the code filled by the extension and accepted by the server.
import type { Page } from 'puppeteer-core';
import type { Practice } from '../../practice/practice.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { pressCard } from './card.ts';
import { Hand } from './hand.ts';
import {
  codeInBox,
  confirm,
  isCode,
  isSignedIn,
  leaveDialog,
  openSecondFactorSettings,
  pressInOtpRow,
  seeApplication,
  signIn,
  signOut,
} from './mailbox.ts';
import { firstRun } from './welcome.ts';

/** Runs one step; may time it, take a picture of the page afterwards, or just run it. */
export type Report = (name: string, page: Page | null, step: () => Promise<void>) => Promise<void>;

/** Just runs the steps. */
export const silent: Report = (_name, _page, step) => step();

const account = 'student1@cqu.edu.cn';
const password = 'Not-a-real-password-1';

/** From the first day on. Throws at the first step that does not come out as it should; the page stays open in the mailbox. */
export async function runJourney(browser: TestBrowser, practice: Practice, report: Report = silent): Promise<void> {
  await report('first run: mailbox picked, protected with the device key', null, () => firstRun(browser));
  await bindAndReturn(new Hand(browser, await browser.newPage()), practice, report);
}

/** The part in the mailbox: bind, log out, log in again. Throws as `runJourney` does. */
export async function bindAndReturn(hand: Hand, practice: Practice, report: Report = silent): Promise<void> {
  const { browser, page } = hand;
  const step = (name: string, run: () => Promise<void>) => report(name, page, run);
  const isBound = () => practice.state(account).methods.includes('otp');

  await step('log in with the password only', async () => {
    await signIn(hand, practice, account, password);
    await seeApplication(hand);
  });
  await step('open the bind dialog: QR code read, card shown', async () => {
    await openSecondFactorSettings(hand);
    await pressInOtpRow(hand, '绑定');
    // The card may be drawn anew while it is looked at.
    const look = () => browser.peekFrame(page, '/card.html', () => document.querySelector('button.primary') !== null);
    await hand.until('the card', () => look().catch(() => null));
  });
  await step('say yes: secret saved, first code in the box', async () => {
    await pressCard(hand);
    await hand.until('a code in the box, or the bound OTP', async () => isBound() || isCode(await codeInBox(hand)), 70_000);
  });
  await step('confirm: bound on the server', async () => {
    await confirm(hand, async () => isBound());
    // A code that came at the end of its time is followed by the next one.
    await hand.until('the bound OTP', async () => isBound(), 60_000);
  });
  await step('log out', async () => {
    await leaveDialog(hand);
    await signOut(hand);
  });
  await step('log in: code filled', async () => {
    await signIn(hand, practice, account, password);
    await hand.until(
      'a code in the box, or the mailbox',
      async () => {
        return isCode(await codeInBox(hand)) || (await isSignedIn(hand));
      },
      70_000,
    );
  });
  await step('confirm: code accepted, mailbox open', async () => {
    await confirm(hand, () => isSignedIn(hand));
    await seeApplication(hand);
  });
}
