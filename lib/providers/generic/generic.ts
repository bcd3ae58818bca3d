// A web mail product we do not know: only what any page plainly says by its boxes and words.
import type { PageKind, Provider } from '../provider.ts';
import { partWithQr } from '../../page/qr-sources.ts';
import { controlsSaying } from '../../page/controls.ts';

const leaveWords = ['退出', '退出登录', '注销', '登出', 'Signout', 'Logout', 'Signoff'];
const codeKinds: ReadonlySet<string> = new Set(['totp', 'sms', 'mail-code', 'mini-program', 'code']);
const otpWords = /OTP|动态口令|动态验证码|令牌|验证器|认证器|authenticator/i;

export const generic: Provider = {
  id: 'unknown',
  recognise: () => 0,

  kindOf(document, facts): PageKind {
    if (facts.fields.some(({ kind }) => codeKinds.has(kind))) return 'second-factor';
    if (facts.fields.some(({ kind }) => kind === 'password')) return 'login';
    return controlsSaying(document, leaveWords).length > 0 ? 'signed-in' : 'other';
  },

  typedAccount(document) {
    const password = document.querySelector('input[type="password"]');
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
