// Says what one box is: a small table of points, each with its reason. Own words weigh most, then the words around, then the form.
import { headClause, NOUNS } from './nouns.ts';
import type { FieldAction, FieldKind } from './field.ts';
import type { Clues } from './clues.ts';
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
  const never = neverOf(clues);
  if (never !== null) return { kind: never.kind, action: 'never', score: 0, reasons: [never.reason] };
  const elsewhere = elsewhereOf(clues);
  if (elsewhere !== null) return { kind: elsewhere.kind, action: 'never', score: 0, reasons: [elsewhere.reason] };
  return scoreOf(clues, host);
}

type Because = { readonly kind: FieldKind; readonly reason: string };

const because = (kind: FieldKind, reason: string): Because => ({ kind, reason });

/** Boxes that ask for something else altogether. */
function neverOf(clues: Clues): Because | null {
  const { own, names, captions, length, type } = clues;
  const strong =
    words.APP.test(own) ||
    words.FACTOR.test(own) ||
    words.TOKEN.test(own) ||
    words.OTP.test(own) ||
    words.DYNAMIC_PASSWORD.test(own);
  if (type === 'email' || type === 'url') return because(type === 'email' ? 'account' : 'other', `type:${type}`);
  if (type === 'search') return because('search', 'type:search');
  for (const caption of captions) {
    const noun = nounOf(caption.text);
    if (
      noun !== null &&
      !captions.some((other) => other !== caption && isCodeCaption(other.text) && nounOf(other.text) === null && strong)
    ) {
      return because(noun.kind, `word:${noun.word}`);
    }
  }
  if (words.SECOND_CODE.test(own) || /\bnext\b|\bsecond\b/.test(names)) return because('code', 'second code in a row');
  if (words.RECOVERY.test(own) && !words.APP.test(own) && !strong) return because('recovery', 'word:recovery');
  if (/recovery|backup|scratch/.test(names) && !strong) return because('recovery', 'name:recovery');
  const named = namedOf(clues);
  if (named !== null && !strong && !words.CODE.test(own)) return named;
  if (type === 'password') {
    if (
      /^password$|passw(?:or)?d$|^pwd$|\bpin\b/.test(names) &&
      !words.APP.test(own) &&
      !words.TOKEN.test(own) &&
      !words.DYNAMIC_PASSWORD.test(own) &&
      !/otp/i.test(own.replace(/(?:password|密码)\s*[/／或or]+\s*otp/i, ''))
    )
      return because('password', 'type:password');
    if (!strong && !words.APP.test(clues.around)) return because('password', 'type:password');
  }
  if (/(?:密码|password)\s*(?:[/／或]|or)\s*\S*(?:otp|口令|动态|验证)/i.test(own))
    return because('password', 'word:password or code');
  if (!isCodeLike(clues)) return named ?? because(type === 'password' ? 'password' : 'other', 'no code word');
  if (length !== null && length < 4 && clues.boxes === 1) return because('other', 'length');
  if (length !== null && length === 4 && clues.boxes === 1 && !words.APP.test(own))
    return because(words.CODE.test(own) ? 'picture' : 'other', 'length:4');
  if (length !== null && length > 10 && clues.boxes === 1 && own === '' && !clues.oneTime) return because('other', 'length');
  return null;
}

/** The last noun of a caption, when it outweighs every code word before it. */
function nounOf(caption: string): { kind: FieldKind; word: string } | null {
  const head = headClause(caption);
  const code = lastIndex(head, CODE_HEAD);
  for (const { kind, words: pattern } of NOUNS) {
    const match = [...head.matchAll(new RegExp(pattern.source, 'gi'))].at(-1);
    if (match === undefined) continue;
    if (match.index + match[0].length > code || /coupon|card|postal/.test(kind)) return { kind, word: match[0] };
    if (kind === 'secret' && !words.APP.test(head)) return { kind, word: match[0] };
  }
  return null;
}

const CODE_HEAD =
  /验证码|驗證碼|校验码|认证码|动态码|安全码|口令码?|动态密[码碼]|一次性密码|动态令牌|(?<=otp)密码|\bcodes?\b|\botp\b|otp|passcode|\btoken\b|\b2fa\b|totp|コード|번호/gi;

function lastIndex(text: string, pattern: RegExp): number {
  const match = [...text.matchAll(pattern)].at(-1);
  return match === undefined ? -1 : match.index + match[0].length;
}

function isCodeCaption(caption: string): boolean {
  return lastIndex(caption, CODE_HEAD) !== -1;
}

const NAMED: readonly (readonly [FieldKind, RegExp])[] = [
  ['search', /\b(?:search|keyword|query|q|wd|filter)\b/],
  ['card', /\b(?:cvv2?|cvc2?|csc|card|cc|ccv)\b|security number/],
  [
    'coupon',
    /\b(?:promo|coupon|discount|voucher|gift|invit\w*|referr?al|redeem|activation|serial|licen[cs]e|access code|pref code)\b/,
  ],
  ['postal', /\b(?:zip\w*|postal\w*|postcode|plz)\b/],
  ['secret', /\b(?:secret|api key|private key|pat|access token|seed)\b/],
  [
    'account',
    /\b(?:uid|user|username|user name|account|login name|loginid|userid|email|mail|member|client|customer|employee|student|tenant|company)\b(?!.*\b(?:otp|code|totp|token|captcha)\b)|\b(?:client|company|customer|employee) code\b/,
  ],
  ['phone', /\b(?:phone|mobile|tel|cell)\b(?!.*\b(?:code|otp|verify|captcha)\b)|\b(?:area|country|dial|calling) code\b|smsaddr/],
  ['name', /\b(?:first name|last name|full name|nickname|subject|title|alias|remark|description)\b/],
  [
    'other',
    /\b(?:pin|ssn|tin\d*|csrf|honeypot|decoder|encoder|encode|decode|color|product code|sku|answer|qr code|bar code|source code|language code|bank code)\b/,
  ],
];

function namedOf(clues: Clues): Because | null {
  const auto = clues.autocomplete;
  if (/\bcc-/.test(auto)) return because('card', 'autocomplete:card');
  if (/postal-code/.test(auto)) return because('postal', 'autocomplete:postal');
  if (/username|email/.test(auto)) return because('account', 'autocomplete:account');
  if (/\btel/.test(auto)) return because('phone', 'autocomplete:phone');
  if (/password/.test(auto) && clues.type === 'password') return because('password', 'autocomplete:password');
  for (const [kind, pattern] of NAMED) if (pattern.test(clues.names)) return because(kind, `name:${kind}`);
  return null;
}

const CODE_NAMES =
  /\b(?:otp|totp|hotp|2 ?fa|mfa|tfa\d*|code|passcode|token|pin code|auth code|verif\w*|captcha|kaptcha|vcode|yzm|vcode|valid\w*|checkcode|check code|dynamic\w*|two factor|twofactor|challenge|one time|onetime|onecode|one code|authenticator|google ?auth\w*|gauth|ga code|second auth|securid|dynamicpwd|dynamicpassword)\b|code\b|otp/;

function isCodeLike(clues: Clues): boolean {
  const { own, names } = clues;
  if (clues.oneTime || clues.boxes > 1) return true;
  if (
    [
      words.APP,
      words.FACTOR,
      words.TOKEN,
      words.OTP,
      words.DYNAMIC_PASSWORD,
      words.SECURITY_CODE,
      words.CODE,
      words.PICTURE,
    ].some((family) => family.test(own))
  )
    return true;
  if (/动态|口令|令牌|验证码/.test(own)) return true;
  if (own === '' || !clues.hasLabel) {
    if (CODE_NAMES.test(names)) return true;
    const bare = names === '' || !namedOf(clues);
    return bare && clues.type !== 'password' && (words.APP.test(clues.around) || words.TOKEN.test(clues.around)) && clues.alone;
  }
  return CODE_NAMES.test(names) && clues.length !== null && clues.length <= 10;
}

/** Codes that are made or shown elsewhere: sent, drawn, or by the mailbox's mini-program. */
function elsewhereOf(clues: Clues): Because | null {
  const { own, names, around } = clues;
  const app = words.APP.test(own);
  const sure = app || (words.APP.test(clues.tab) && !words.SMS.test(own));
  if (/邮箱安全助手/.test(own + around)) return because('mini-program', 'word:邮箱安全助手');
  if (words.MINI_PROGRAM.test(own) && !app) return because('mini-program', 'word:小程序');
  if (!app && (words.PICTURE.test(own) || /captcha|kaptcha|img code|image code|check code|pic code/.test(names)))
    return because('picture', 'word:picture');
  const sentOwn = sentKind(own, clues);
  if (sentOwn !== null && !app) return sentOwn;
  if (app && (words.SMS.test(own) || words.MAIL.test(own)) && /[/／或]|\bor\b/.test(own)) return null;
  if (sure) return null;
  if (clues.tabKind !== null && clues.tabKind !== 'totp')
    return because(clues.tabKind === 'wechat' ? 'mini-program' : clues.tabKind, `tab:${clues.tab}`);
  if (clues.sendsBeside) return because(kindOfSending(clues), 'send button beside');
  if (/\bsms\b|\bmobile\b|\bphone\b|\bcell\b|\bmsg\b/.test(names) && !words.TOKEN.test(own)) return because('sms', 'name:sms');
  if (/\b(?:mobile|sms|phone)\b.*\bcode\b/.test(names)) return because('sms', 'name:sms');
  if (/\be ?mail\b/.test(names) && !words.TOKEN.test(own)) return because('mail-code', 'name:mail');
  const appAround = words.APP.test(around) || words.APP.test(clues.heading);
  if (!appAround) {
    const sent = sentAround(clues);
    if (sent !== null) return sent;
  } else if (words.SENT.test(around) && (words.SMS.test(around) || words.MAIL.test(around))) return null;
  if (appAround) return null;
  if (clues.picture && !words.TOKEN.test(own) && !words.FACTOR.test(own) && !words.DYNAMIC_PASSWORD.test(own))
    return because('picture', 'picture beside');
  return formSays(clues);
}

function sentKind(text: string, clues: Clues): Because | null {
  const bare = text.replaceAll(/手机(?=令牌|应用|上|端|里|中|\s*app|验证器)/gi, '');
  if (words.SMS.test(bare) && !words.APP.test(text)) return because('sms', 'word:sms');
  if (words.MAIL.test(bare) && !words.APP.test(text)) return because('mail-code', 'word:mail');
  if (words.SENT.test(text)) return because(kindOfSending(clues), 'word:sent');
  return null;
}

function sentAround(clues: Clues): Because | null {
  const texts = `${clues.around} ${clues.heading}`;
  const masked = words.MASKED.test(clues.around);
  if (words.SENT.test(texts) || masked) return because(kindOfSending(clues), masked ? 'masked address' : 'word:sent');
  if (words.MINI_PROGRAM.test(clues.around)) return because('mini-program', 'word:小程序');
  const strong = words.TOKEN.test(clues.own) || words.FACTOR.test(clues.own);
  if (strong) return null;
  if (words.SMS.test(clues.around) || words.SMS.test(clues.heading)) return because('sms', 'near:sms');
  if (words.MAIL.test(clues.heading) || (words.MAIL.test(clues.around) && !clues.passwords))
    return because('mail-code', 'near:mail');
  if (words.RECOVERY.test(clues.heading)) return because('recovery', 'heading:recovery');
  return null;
}

function kindOfSending(clues: Clues): FieldKind {
  const texts = `${clues.own} ${clues.names} ${clues.around} ${clues.heading} ${clues.tab}`;
  const mail = words.MAIL.test(texts) || /\be ?mail\b/.test(clues.names);
  const sms = words.SMS.test(texts) || /\b(?:sms|mobile|phone|cell)\b/.test(clues.names);
  if (mail && !sms) return 'mail-code';
  if (sms) return 'sms';
  return clues.hasMail && !clues.hasPhone ? 'mail-code' : 'sms';
}

/** A bare code word takes its meaning from the form: telephone beside it, signing up, password page without a word on a second factor. */
function formSays(clues: Clues): Because | null {
  const { own, names } = clues;
  const about = `${own} ${clues.around} ${clues.heading}`;
  if (
    words.FACTOR.test(about) ||
    words.TOKEN.test(own) ||
    words.APP.test(clues.tab) ||
    /\b(?:totp|2 ?fa|mfa|tfa|two factor)\b/.test(names)
  )
    return null;
  if (clues.purpose === 'reset' || clues.purpose === 'signup' || clues.hasNewPassword) {
    if (words.OTP.test(own) && clues.purpose === 'other') return null;
    return because(clues.hasMail && !clues.hasPhone ? 'mail-code' : 'sms', `form:${clues.purpose}`);
  }
  if (clues.sends) return because(kindOfSending(clues), 'form sends codes');
  if (words.OTP.test(own) || words.DYNAMIC_PASSWORD.test(own))
    return clues.hasPhone && clues.passwords === 0 ? because('sms', 'form:phone') : null;
  if (clues.hasCard) return because('card', 'form:card');
  if (clues.hasPhone && clues.passwords === 0) return because('sms', 'form:phone');
  if (clues.hasMail && clues.passwords === 0) return because('mail-code', 'form:mail');
  const tokenish = words.SECURITY_CODE.test(own) || clues.oneTime || /\botp|auth/.test(names);
  if (clues.passwords > 0 && !tokenish && clues.boxes === 1 && words.CODE.test(own)) return because('picture', 'form:login');
  if (clues.passwords > 0 && own === '' && /verif|vcode|valid|yzm|check/.test(names)) return because('picture', 'form:login');
  return null;
}

function scoreOf(clues: Clues, host: boolean): Verdict {
  const { own, names, around, heading } = clues;
  const reasons: string[] = [];
  let score = 0;
  let sure = false;
  const add = (points: number, reason: string) => {
    score += points;
    reasons.push(`${reason} ${points > 0 ? '+' : ''}${points}`);
  };
  const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(own);
  const near = `${around} ${heading}`;
  const family = (pattern: RegExp, text: string) => pattern.exec(text)?.[0].slice(0, 24) ?? null;
  const app = family(words.APP, own);
  const factor = family(words.FACTOR, own);
  const token = family(words.TOKEN, own);
  const otp = family(words.OTP, own);
  const dynamic = family(words.DYNAMIC_PASSWORD, own);
  if (app !== null) add(70, `word:${app}`);
  else if (factor !== null) add(45, `word:${factor}`);
  else if (token !== null) add(45, `word:${token}`);
  else if (otp !== null) add(cjk ? 45 : 30, `word:${otp}`);
  else if (dynamic !== null) add(30, `word:${dynamic}`);
  else if (words.SECURITY_CODE.test(own)) add(25, 'word:security code');
  else if (words.CODE.test(own)) add(20, 'word:code');
  sure ||= app !== null || factor !== null || token !== null || (otp !== null && cjk) || dynamic !== null;
  if (app === null) {
    const nearApp = family(words.APP, near) ?? family(words.APP, clues.tab);
    if (nearApp !== null || clues.tabKind === 'totp') {
      add(60, `near:${nearApp ?? clues.tab}`);
      sure = true;
    } else if (factor === null && words.FACTOR.test(near)) {
      add(30, 'near:two factors');
      sure = true;
    } else if (score < 45 && words.TOKEN.test(near)) {
      add(score === 0 ? 45 : 25, 'near:token');
      sure = true;
    } else if (words.SECOND_STEP.test(near)) add(15, 'near:二次验证');
  }
  if (/\b(?:t ?otp|google ?2 ?fa|google ?auth\w*|gauth\w*|ga code|authenticator)\b|totp/.test(names)) {
    add(40, 'name:totp');
    sure = true;
  } else if (factor === null && /\b(?:2 ?fa|mfa\w*|tfa\d*|two factor|twofactor)\b|2fa/.test(names)) add(25, 'name:two factors');
  else if (otp === null && token === null && /otp|\bone ?time|onecode|one code|dynamic ?(?:pwd|password|code|token)/.test(names))
    add(25, 'name:otp');
  else if (score === 0 && CODE_NAMES.test(names)) add(20, 'name:code');
  if (score === 0 && clues.boxes > 1) add(20, 'boxes');
  if (score === 0 && !clues.oneTime) return { kind: 'code', action: 'never', score: 0, reasons: ['no code word'] };
  const words1 = sure || words.CODE.test(own) || words.SECURITY_CODE.test(own);
  if (clues.oneTime) add(20, 'autocomplete:one-time-code');
  if (clues.six) add(15, 'six digits');
  if (clues.numeric && (clues.oneTime || clues.six)) add(10, 'digits only');
  if (words.OPTIONAL.test(own)) add(20, 'optional');
  if (clues.captchaElsewhere && (token !== null || dynamic !== null || otp !== null)) add(15, 'captcha is another box');
  if ((token !== null || (otp !== null && cjk)) && clues.passwords === 0 && clues.agreeing) add(15, 'captions agree');
  if (clues.binding && score >= OFFER_SCORE) add(20, 'binding dialog');
  const weak = !sure && !(words1 && clues.oneTime && clues.six && otp === null);
  const hardware = /硬件令牌|hardware token|securid|vip token|ukey|u盾|yubikey/i.test(`${own} ${near}`);
  const mixed = app === null && words.APP.test(near) && words.SENT.test(near) && (words.SMS.test(near) || words.MAIL.test(near));
  const either = (app ?? factor ?? token) !== null && /[/／或]|\bor\b/.test(own) && (words.SMS.test(own) || words.MAIL.test(own));
  if (host && !mixed && !either && promotable(clues, sure || otp !== null)) {
    if (score < FILL_SCORE) add(Math.max(30, FILL_SCORE - score), 'host of an institution');
  } else if ((weak || hardware || mixed || either) && score >= FILL_SCORE) add(FILL_SCORE - 5 - score, 'source not said');
  const action: FieldAction = score >= FILL_SCORE ? 'fill' : score >= OFFER_SCORE ? 'offer' : 'never';
  return { kind: action === 'fill' ? 'totp' : 'code', action, score, reasons };
}

/** On an institution's own page every token word will do; a bare code word needs the panel of the second step around it. */
function promotable(clues: Clues, named: boolean): boolean {
  if (clues.undecidedTabs) return false;
  if (named || clues.oneTime || clues.trust || words.SECURITY_CODE.test(clues.own)) return true;
  return /otp|dynamic|2 ?fa|mfa|two factor|auth code/.test(clues.names) || (clues.binding && clues.hasQr);
}
