// A web mail product we do not know: only what any page plainly says by its boxes and words.
import type { PageFacts } from '../../page/field.ts';
import type { PageKind, Provider } from '../provider.ts';
import { isCovered } from '../../page/fillable.ts';
import { lookAtPage } from '../../page/look.ts';
import { partWithQr } from '../../page/qr-sources.ts';
import { controlsSaying } from '../../page/controls.ts';

const leaveWords = ['退出', '退出登录', '注销', '登出', 'Signout', 'Logout', 'Signoff'];
const passwordWays = ['密码登录', '账号登录', '帐号登录', '账户登录', '账号密码登录', '用户名密码登录', 'Password'];
const codeKinds: ReadonlySet<string> = new Set(['totp', 'sms', 'mail-code', 'mini-program', 'code']);
const otpWords = /OTP|动态口令|动态验证码|令牌|验证器|认证器|authenticator/i;

export const generic: Provider = {
  id: 'unknown',
  recognise: () => 0,

  kindOf(document, facts): PageKind {
    if (facts.fields.some(({ kind }) => codeKinds.has(kind))) return 'second-factor';
    const passwords = facts.fields.filter(({ kind }) => kind === 'password');
    if (passwords.every(({ inputs }) => inputs.every(isCovered)) && switchesMethods(document, facts)) return 'second-factor';
    if (passwords.length > 0) return 'login';
    return controlsSaying(document, leaveWords).length > 0 ? 'signed-in' : 'other';
  },

  typedAccount(document) {
    const password = passwordBox(document);
    const boxes = [...(password?.closest('form') ?? document).querySelectorAll<HTMLInputElement>('input')];
    const before = boxes.filter(
      (box) =>
        ['text', 'email', 'tel'].includes(box.type) &&
        password !== null &&
        box.compareDocumentPosition(password) === Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return before.at(-1)?.value ?? '';
  },

  bindPlace(_document, facts) {
    for (const field of facts.fields) {
      const [input] = field.inputs;
      const part = input === undefined || field.action === 'never' ? null : partWithQr(input);
      if (part !== null && otpWords.test(part.textContent ?? '')) return { part, field, named: true };
    }
    return null;
  },

  purposeOf: () => 'login',
  otpBound: () => null,
  saysBound: () => false,
};

/** A step without a box of its own, as a scan, is known by the switch to the authenticator; ways to sign in are no second step. */
function switchesMethods(document: Document, { tabs }: PageFacts): boolean {
  const isSwitch = tabs.some(({ kind }) => kind === 'totp') && tabs.some(({ kind }) => kind !== 'totp');
  return isSwitch && controlsSaying(document, passwordWays).length === 0;
}

/** The first that is no box for a code, which some pages hide like a password. */
function passwordBox(document: Document): Element | null {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="password"]')];
  if (boxes.length === 0) return null;
  const { fields } = lookAtPage(document, { host: document.location.host });
  const isCode = (box: HTMLInputElement) => fields.some(({ kind, inputs }) => codeKinds.has(kind) && inputs.includes(box));
  return boxes.find((box) => !isCode(box)) ?? null;
}
