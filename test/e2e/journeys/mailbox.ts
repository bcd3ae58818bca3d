// What a user does in the practice mailbox by himself: sign in, open the settings, sign out, press the page's own buttons.
import type { Hand } from './hand.ts';

const anyButton = 'a, button, input[type=button], input[type=submit]';
/** What is only there once the application is open. */
const application = '#lyfullsearch';

/** Opens the mail host and signs in with name and password, up to the press of the log-in button. */
export async function signIn(hand: Hand, account: string, password: string): Promise<void> {
  await hand.page.goto('https://mail.cqu.edu.cn/');
  await hand.type({ selector: '#uid' }, account);
  await hand.type({ selector: '#fakePassword, #password' }, password);
  await hand.click({ selector: '.j-submit, #login-btn' });
}

export async function seeApplication(hand: Hand): Promise<void> {
  await hand.see({ selector: application });
}

/** Opens 设置 → 安全设置 → 二次验证设置. */
export async function openSecondFactorSettings(hand: Hand): Promise<void> {
  await hand.click({ selector: '.gear' });
  await hand.click({ selector: '.setting-menu a', text: '安全设置' });
  await hand.click({ selector: '.setting-tabs a', text: '二次验证设置' });
}

/** Presses a button in the row of the third-party OTP, the last of the four methods. */
export async function pressInOtpRow(hand: Hand, text: '绑定' | '修改' | '解绑'): Promise<void> {
  const row = '.auth-item:last-child';
  await hand.click({ selector: `${row} a, ${row} button, ${row} input`, text });
}

/** Presses the page's own confirm button, as the user does when he has not asked the extension to do it. */
export async function confirm(hand: Hand): Promise<void> {
  await hand.click({ selector: anyButton, text: '确定' });
}

export async function signOut(hand: Hand): Promise<void> {
  await hand.click({ selector: 'a.logout', text: '退出' });
  await hand.see({ selector: '#uid' });
}

/** Runs inside the page: what the code box (or the six boxes) holds, frames included. */
function readBoxes(): string {
  const documents = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)];
  const inputs = documents.flatMap((root) => [...(root?.querySelectorAll<HTMLInputElement>('.code-row input') ?? [])]);
  return inputs.map((input) => input.value).join('');
}

/** Waits until somebody (the extension) has put a whole code into the box; throws when nobody does. */
export function seeCode(hand: Hand, limitMs = 40_000): Promise<string> {
  return hand.until(
    'a code in the box',
    async () => {
      const code = await hand.browser.peek(hand.page, readBoxes).catch(() => '');
      return /^\d{6}$/.test(code) && code;
    },
    limitMs,
  );
}
