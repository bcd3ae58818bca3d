// What a user does in the practice mailbox by himself: sign in, open the settings, sign out, press the page's own buttons.
import type { Practice } from '../../practice/practice.ts';
import type { Hand } from './hand.ts';

const anyButton = 'a, button, input[type=button], input[type=submit]';

/** The marks the practice pages carry for tests. */
export function hook(name: string): string {
  return `[data-practice="${name}"]`;
}

/** Opens the mail host and signs in with name and password (and the picture's letters where it asks), up to the press of the log-in button. */
export async function signIn(hand: Hand, practice: Practice, address: string, password: string): Promise<void> {
  await hand.page.bringToFront();
  if ((await hand.find({ selector: '#uid' })) === null) await hand.page.goto('https://mail.cqu.edu.cn/');
  await hand.type({ selector: '#uid' }, address);
  await hand.type({ selector: '#fakePassword, #password' }, password);
  const captcha = { selector: 'input[name=verifyCode]' };
  if ((await hand.find(captcha)) !== null) await hand.type(captcha, practice.captcha());
  // A page that is still loading does not hear its own button yet.
  await hand.until('the loaded page', () => hand.browser.peek(hand.page, isLoaded).catch(() => false));
  await hand.click({ selector: '.j-submit, #login-btn' });
}

/** Runs inside the page. */
function isLoaded(): boolean {
  return document.readyState === 'complete';
}

/** Whether the mailbox is open now. */
export async function isSignedIn(hand: Hand): Promise<boolean> {
  return (await hand.find({ selector: hook('welcome') })) !== null;
}

export async function seeApplication(hand: Hand): Promise<void> {
  await hand.until('the open mailbox', () => isSignedIn(hand));
}

/** Opens 设置 → 安全设置 → 二次验证设置, by the gear or by the avatar. */
export async function openSecondFactorSettings(hand: Hand, path: 'gear' | 'avatar' = 'gear'): Promise<void> {
  if (path === 'avatar') {
    await hand.click({ selector: hook('avatar') });
    await hand.click({ selector: hook('my-settings') });
  } else await hand.click({ selector: hook('gear') });
  await hand.click({ selector: hook('go-security') });
  await hand.click({ selector: hook('go-second') });
}

/** Presses a button in the row of the third-party OTP. */
export async function pressInOtpRow(hand: Hand, text: '绑定' | '修改' | '解绑'): Promise<void> {
  const row = hook('row-otp');
  await hand.click({ selector: `${row} a, ${row} button, ${row} input`, text });
}

/**
 * Presses the page's own confirm button, as the user does when he has not asked the extension to do it. Some pages send a whole code by
 * themselves and may be gone before the hand is there: `isDone` says so.
 */
export async function confirm(hand: Hand, isDone: () => Promise<boolean>): Promise<void> {
  await hand.until('确定, or what comes after it', async () => {
    if (await isDone()) return true;
    const place = await hand.find({ selector: anyButton, text: '确定' });
    if (place === null) return false;
    return hand.page.mouse.click(place.x, place.y).then(
      () => true,
      () => false,
    );
  });
}

/** Presses the confirm button while the mail host is out of reach, and sees the page say so; afterwards the line is there again. */
export async function pressWithoutLine(hand: Hand): Promise<void> {
  hand.browser.proxy.setOffline(true);
  await confirm(hand, async () => false);
  await hand.see({ selector: hook('error'), text: '网络异常，请稍后重试' });
  hand.browser.proxy.setOffline(false);
}

export async function signOut(hand: Hand): Promise<void> {
  await hand.click({ selector: hook('logout') });
  await hand.see({ selector: '#uid' });
}

/** Runs inside the page: what the code box (or the six boxes) holds, frames included. */
function readBoxes(selector: string): string {
  const documents = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)];
  const inputs = documents.flatMap((root) => [...(root?.querySelectorAll<HTMLInputElement>(selector) ?? [])]);
  return inputs.map((input) => input.value).join('');
}

const codeBoxes = `input${hook('code')}, ${hook('code')} input`;

/** What stands in the code box now; empty when there is none. */
export function codeInBox(hand: Hand): Promise<string> {
  return hand.browser.peek(hand.page, readBoxes, codeBoxes).catch(() => '');
}

export function isCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** Some pages end a binding with a last sheet that wants to be closed. */
export async function leaveDialog(hand: Hand): Promise<void> {
  const done = { selector: anyButton, text: '完成' };
  // The last sheet may be drawn a moment after the server has taken the code.
  await hand.until('the way out', async () => {
    const place = await hand.find(done);
    if (place !== null) await hand.page.mouse.click(place.x, place.y);
    return place === null && (await hand.find({ selector: hook('logout') })) !== null;
  });
}

/** Waits until somebody (the extension) has put a whole code into the box; throws when nobody does. */
export function seeCode(hand: Hand, limitMs = 70_000): Promise<string> {
  return hand.until(
    'a code in the box',
    async () => {
      const code = await codeInBox(hand);
      return isCode(code) && code;
    },
    limitMs,
  );
}
