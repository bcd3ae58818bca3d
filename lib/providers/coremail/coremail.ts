// Coremail (XT3, XT5, XT6, cmXT) as a provider: which page this is, who signs in, where a secret is shown.
import { isLoginFrame } from '../../institutions/index.ts';
import type { Field, PageFacts } from '../../page/field.ts';
import { isCovered } from '../../page/fillable.ts';
import { partWithQr } from '../../page/qr-sources.ts';
import type { BindPlace, PageKind, Provider } from '../provider.ts';
import { recogniseCoremail } from './fingerprint.ts';
import { otpBound, otpName, saysBound } from './methods.ts';
import { accountBox, bindDialog, dialog, domainBox, loginForm, secondFactorPanel, signedIn } from './selectors.ts';

const expiredWords = /会话已过期|会话超时|重新登录/;
const unbindWords = /解绑|解除绑定/;
const checkWords = /换绑|修改绑定|身份验证|验证身份|原验证|旧/;
const codeKinds: ReadonlySet<string> = new Set(['totp', 'sms', 'mail-code', 'mini-program', 'code']);

export const coremail: Provider = {
  id: 'coremail',
  recognise: recogniseCoremail,

  kindOf(document, facts): PageKind {
    if (isExpired(document)) return 'expired';
    if (bindPlace(document, facts) !== null) return 'bind';
    if (isShownAny(document, signedIn)) return 'signed-in';
    if (facts.fields.some(({ kind }) => codeKinds.has(kind)) || isShownAny(document, secondFactorPanel)) return 'second-factor';
    const passwords = facts.fields.filter(({ kind }) => kind === 'password');
    // A method without a box of its own, as a scan: only the switch to the others tells. A log-in form may offer ways to sign in as well.
    if (switchesMethods(facts) && passwords.every(({ inputs }) => inputs.every(isCovered))) return 'second-factor';
    return passwords.length > 0 || isShownAny(document, loginForm) ? 'login' : 'other';
  },

  typedAccount(document) {
    const form = document.querySelector(loginForm) ?? document;
    const account = valueOf(form.querySelector(accountBox)).trim();
    const domain = valueOf(form.querySelector(domainBox)).trim();
    return account === '' || account.includes('@') || domain === '' ? account : `${account}@${domain}`;
  },

  bindPlace,

  purposeOf(field) {
    const words = wordsAround(field);
    if (unbindWords.test(words)) return 'unbind';
    return checkWords.test(words) ? 'verify' : 'login';
  },

  otpBound,
  saysBound,
};

/** A QR code that stands together with a code box, or in the dated bind dialog. A WeChat or app code in the log-in panel is none. */
function bindPlace(document: Document, facts: PageFacts): BindPlace | null {
  if (isShownAny(document, loginForm) || isShownAny(document, secondFactorPanel)) return null;
  for (const field of facts.fields) {
    const [input] = field.inputs;
    if (input === undefined || !['totp', 'code', 'other'].includes(field.kind)) continue;
    const part = partWithQr(input);
    if (part !== null)
      return { part, field: field.action === 'never' ? null : field, named: otpName.test(part.textContent ?? '') };
  }
  const dated = document.querySelector(bindDialog);
  if (dated === null || !dated.checkVisibility() || hasBoxInFrame(dated)) return null;
  const part = partWithQr(dated);
  if (part === null) return null;
  const named = otpName.test(part.textContent ?? '');
  // A log-in panel in a frame has the same wrapper around the code for the phone.
  return named || isShownAny(document, signedIn) ? { part, field: null, named } : null;
}

/** Whether the dialog of an ended session lies over the page, which goes on to look signed in. */
export function isExpired(document: Document): boolean {
  return [...document.querySelectorAll(dialog)].some((box) => box.checkVisibility() && expiredWords.test(box.textContent ?? ''));
}

function switchesMethods({ tabs }: PageFacts): boolean {
  return tabs.some(({ kind }) => kind === 'totp') && tabs.some(({ kind }) => kind !== 'totp');
}

function isShownAny(document: Document, selector: string): boolean {
  return [...document.querySelectorAll(selector)].some((element) => element.checkVisibility({ visibilityProperty: true }));
}

/** A frame that holds box and QR code has a visit of its own, which alone can fill that box. */
function hasBoxInFrame(part: Element): boolean {
  return [...part.querySelectorAll('iframe')].some(({ contentDocument: inner }) => {
    const isOwn = inner !== null && isLoginFrame(part.ownerDocument.location.origin, inner.URL);
    return isOwn && [...inner.querySelectorAll('input')].some((input) => input.checkVisibility());
  });
}

/** The text of the smallest dialog-sized part around a field: enough to know what it asks for, not the whole page. */
function wordsAround({ inputs: [input] }: Field): string {
  let part: Element | null = input ?? null;
  let words = '';
  for (let i = 0; part !== null && i < 8; i++, part = part.parentElement) {
    const text = part.textContent ?? '';
    if (text.length > 400) break;
    if (part.localName === 'body') return words + wordsAroundFrame(part);
    words = text;
  }
  return words;
}

/** The title of a dialog may stand outside of the frame that holds the rest; empty in a top document, and where the page around tells nothing. */
function wordsAroundFrame({ ownerDocument: { defaultView } }: Element): string {
  let part = defaultView?.frameElement?.parentElement ?? null;
  let words = '';
  for (let i = 0; part !== null && i < 3 && part.localName !== 'body'; i++, part = part.parentElement) {
    const text = part.textContent ?? '';
    if (text.length > 100) break;
    words = text;
  }
  return words;
}

function valueOf(element: Element | null): string {
  return element !== null && 'value' in element && typeof element.value === 'string' ? element.value : '';
}
