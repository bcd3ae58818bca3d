// Says what one box is: a small table of points, each with its reason. Own words weigh most, then the words around, then the form.
import type { Clues } from './clues.ts';
import { elsewhereOf } from './elsewhere.ts';
import type { FieldAction, FieldKind } from './field.ts';
import { type Because, CODE_NAMES, neverOf } from './never.ts';
import * as words from './words.ts';

/** What was decided about a box. */
export interface Verdict {
  readonly kind: FieldKind;
  readonly action: FieldAction;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** From here on a code goes in by itself. */
export const FILL_SCORE = 60;
/** From here on a code is offered on the user's click. */
export const OFFER_SCORE = 20;

/** Judges a box by its clues. `host` is true on a page of an institution the user may be bound to. */
export function judge(clues: Clues, host: boolean): Verdict {
  const other = otherThanOurs(clues);
  if (other !== null) return { kind: other.kind, action: 'never', score: 0, reasons: [other.reason] };
  return verdictOf(clues, host);
}

/** A box that hides what is typed is no plain password when it calls itself a code and what is said of it tells where that code comes from. */
function otherThanOurs(clues: Clues): Because | null {
  const never = neverOf(clues);
  const isCode = never?.reason === 'type:password' && words.CODE.test(clues.own) && !/密码|password/i.test(clues.own);
  return isCode ? (elsewhereOf(clues) ?? never) : (never ?? elsewhereOf(clues));
}

/** A box for a code as pages have it, which passes nearly every word of the rules. */
const USUAL: Clues = {
  captions: [{ from: 'placeholder', text: '请输入动态验证码' }],
  own: '请输入动态验证码',
  hasLabel: true,
  names: 'dynamic pwd',
  autocomplete: '',
  type: 'text',
  boxes: 1,
  length: 6,
  oneTime: false,
  six: true,
  numeric: false,
  around: '二次验证 请输入动态验证码',
  heading: '二次验证',
  tab: '',
  tabKind: null,
  undecidedTabs: false,
  sendsBeside: false,
  picture: false,
  captchaElsewhere: false,
  agreeing: false,
  alone: true,
  binding: false,
  trust: false,
  passwords: 0,
  hasNewPassword: false,
  hasPhone: false,
  hasMail: false,
  hasCard: false,
  hasQr: false,
  sends: false,
  purpose: 'other',
};

/** The browser translates a rule's words at its first two uses, which takes it longer than all the rest of a look. To be done before a user waits. */
export function warmUp(): void {
  for (let time = 0; time < 2; time += 1) judge(USUAL, true);
}

type Points = {
  readonly points: number;
  readonly reason: string;
  /** Names a maker of the code, not just a code. */ readonly says: boolean;
};

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** What the box calls itself: only the strongest word counts. */
const OWN: readonly (readonly [number, RegExp, boolean])[] = [
  [70, words.APP, true],
  [45, words.FACTOR, true],
  [45, words.TOKEN, true],
  [30, words.DYNAMIC_PASSWORD, true],
  [25, words.SECURITY_CODE, false],
  [20, words.CODE, false],
];

function ownPoints({ own }: Clues): Points | null {
  const otp = words.OTP.exec(own);
  if (otp !== null && !words.APP.test(own) && !words.FACTOR.test(own) && !words.TOKEN.test(own)) {
    // In English "OTP" is a text message more often than not; in Chinese captions it is the token.
    const chinese = CJK.test(own);
    return { points: chinese ? 45 : 30, reason: `word:${otp[0]}`, says: chinese };
  }
  for (const [points, pattern, says] of OWN) {
    const match = pattern.exec(own);
    if (match !== null) return { points, reason: `word:${match[0].slice(0, 24)}`, says };
  }
  return null;
}

/** What the text around, the heading and the chosen tab say, beyond what the box says itself. */
function nearPoints(clues: Clues, own: number): Points | null {
  if (words.APP.test(clues.own)) return null;
  const near = `${clues.around} ${clues.heading}`;
  const app = words.APP.exec(near) ?? words.APP.exec(clues.tab);
  if (app !== null) return { points: 60, reason: `near:${app[0].slice(0, 24)}`, says: true };
  if (clues.tabKind === 'totp') return { points: 60, reason: `tab:${clues.tab}`, says: true };
  if (!words.FACTOR.test(clues.own) && words.FACTOR.test(near)) return { points: 30, reason: 'near:two factors', says: true };
  if (own < 45 && words.TOKEN.test(near)) return { points: own === 0 ? 45 : 25, reason: 'near:token', says: true };
  return words.SECOND_STEP.test(near) ? { points: 15, reason: 'near:second step', says: false } : null;
}

const TOTP_NAMES = /\b(?:t ?otp|google ?2 ?fa|google ?auth\w*|gauth\w*|ga code|authenticator)\b|totp/;
const FACTOR_NAMES = /\b(?:2 ?fa|mfa\w*|tfa\d*|two factor|twofactor)\b|2fa/;
const OTP_NAMES = /otp|\bone ?time|onecode|one code|dynamic ?(?:pwd|password|code|token)/;

/** What name and id say; a family that the captions have named already counts once. */
function namePoints({ own, names }: Clues, soFar: number): Points | null {
  if (TOTP_NAMES.test(names)) return { points: 40, reason: 'name:totp', says: true };
  if (!words.FACTOR.test(own) && FACTOR_NAMES.test(names)) return { points: 25, reason: 'name:two factors', says: false };
  const named = [words.OTP, words.TOKEN, words.DYNAMIC_PASSWORD].some((family) => family.test(own));
  if (!named && OTP_NAMES.test(names)) return { points: 25, reason: 'name:otp', says: false };
  return soFar === 0 && CODE_NAMES.test(names) ? { points: 20, reason: 'name:code', says: false } : null;
}

/** Signs that mean nothing alone and add up beside a word. */
function signPoints(clues: Clues): Points[] {
  const { own } = clues;
  const token = words.TOKEN.test(own) || (words.OTP.test(own) && CJK.test(own));
  const signs: readonly (readonly [boolean, number, string])[] = [
    [clues.oneTime, 20, 'autocomplete:one-time-code'],
    [clues.six, 15, 'six digits'],
    [clues.numeric && (clues.oneTime || clues.six), 10, 'digits only'],
    [words.OPTIONAL.test(own), 20, 'optional'],
    [clues.captchaElsewhere && (token || words.DYNAMIC_PASSWORD.test(own)), 15, 'captcha is another box'],
    [token && clues.passwords === 0 && clues.agreeing, 15, 'captions agree'],
    [clues.binding, 20, 'binding dialog'],
  ];
  return signs.filter(([holds]) => holds).map(([, points, reason]) => ({ points, reason, says: false }));
}

function verdictOf(clues: Clues, host: boolean): Verdict {
  const found: Points[] = [];
  const sum = () => found.reduce((total, { points }) => total + points, 0);
  const add = (points: Points | null) => void (points !== null && found.push(points));
  add(ownPoints(clues));
  add(nearPoints(clues, sum()));
  add(namePoints(clues, sum()));
  if (found.length === 0 && clues.boxes > 1) add({ points: 20, reason: 'single boxes', says: false });
  if (found.length === 0 && !clues.oneTime) return { kind: 'code', action: 'never', score: 0, reasons: ['no code word'] };
  for (const sign of signPoints(clues)) add(sign);
  const says = found.some((one) => one.says);
  if (host && !isMixed(clues) && isPromoted(clues, says)) {
    if (sum() < FILL_SCORE) add({ points: Math.max(30, FILL_SCORE - sum()), reason: 'host of an institution', says: true });
  } else if (sum() >= FILL_SCORE && (isMixed(clues) || isHardware(clues) || !(says || isPlainCode(clues)))) {
    add({ points: FILL_SCORE - 5 - sum(), reason: 'source not said', says: false });
  }
  const score = sum();
  const action: FieldAction = score >= FILL_SCORE ? 'fill' : score >= OFFER_SCORE ? 'offer' : 'never';
  const reasons = found.map(({ points, reason }) => `${reason} ${points > 0 ? '+' : ''}${points}`);
  return { kind: action === 'fill' ? 'totp' : 'code', action, score, reasons };
}

const sentToo = (text: string) => words.SMS.test(text) || words.MAIL.test(text);

/** A code by app or by message, as the user likes: only he knows which. */
function isMixed({ own, around, heading }: Clues): boolean {
  const near = `${around} ${heading}`;
  if (!words.APP.test(own) && words.APP.test(near) && words.SENT.test(near) && sentToo(near)) return true;
  const maker = words.APP.test(own) || words.FACTOR.test(own) || words.TOKEN.test(own);
  return maker && /[/／或]|\bor\b/.test(own) && sentToo(own);
}

/** A device of its own makes the code; the vault may hold its secret, or not. */
function isHardware({ own, around, heading }: Clues): boolean {
  return words.DEVICE.test(`${own} ${around} ${heading}`);
}

/** "Verification code" with every mark of a six-digit code field; `OTP` in English is no such word. */
function isPlainCode({ own, oneTime, six }: Clues): boolean {
  return oneTime && six && (words.CODE.test(own) || words.SECURITY_CODE.test(own)) && !words.OTP.test(own);
}

/** On an institution's own page every token word will do; a bare code word needs the panel of the second step around it. */
function isPromoted(clues: Clues, says: boolean): boolean {
  if (says || words.OTP.test(clues.own)) return true;
  if (clues.undecidedTabs) return false;
  if (clues.oneTime || clues.trust || words.SECURITY_CODE.test(clues.own)) return true;
  return /otp|dynamic|2 ?fa|mfa|two factor|auth code/.test(clues.names) || (clues.binding && clues.hasQr);
}
