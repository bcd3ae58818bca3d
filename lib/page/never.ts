// Boxes that ask for something else altogether: accounts, coupons, card numbers, secrets, plain passwords.
import type { Clues } from './clues.ts';
import type { FieldKind } from './field.ts';
import { headClause, NOUNS } from './nouns.ts';
import * as words from './words.ts';

/** A kind and the one reason for it. */
export type Because = { readonly kind: FieldKind; readonly reason: string };

/** Puts a kind and its reason together. */
export const because = (kind: FieldKind, reason: string): Because => ({ kind, reason });

/** Boxes that ask for something else altogether. */
export function neverOf(clues: Clues): Because | null {
  const { own, names, captions, length, type } = clues;
  const strong =
    words.APP.test(own) ||
    words.FACTOR.test(own) ||
    words.TOKEN.test(own) ||
    words.OTP.test(own) ||
    words.DYNAMIC_PASSWORD.test(own);
  if (type === 'email' || type === 'url') return because(type === 'email' ? 'account' : 'other', `type:${type}`);
  if (type === 'search') return because('search', 'type:search');
  for (const caption of captions.filter(({ from }) => from !== 'sentence')) {
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
  if (clues.hasCard && !strong && (words.CODE.test(own) || words.SECURITY_CODE.test(own))) return because('card', 'form:card');
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
    if (match.index + match[0].length >= code || /coupon|card|postal|search/.test(kind)) return { kind, word: match[0] };
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

/** Names and ids that stand on code boxes. */
export const CODE_NAMES =
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
