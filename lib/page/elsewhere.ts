// Codes that are made or shown elsewhere: sent by message or mail, drawn as a picture, made by the mailbox's mini-program.
import type { Clues } from './clues.ts';
import type { FieldKind } from './field.ts';
import { because } from './never.ts';
import type { Because } from './never.ts';
import * as words from './words.ts';

/** Codes that are made or shown elsewhere: sent, drawn, or by the mailbox's mini-program. */
export function elsewhereOf(clues: Clues): Because | null {
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
  const mail = words.MAIL.test(texts) || /[*•＊]\S*@/.test(clues.around) || /\be ?mail\b/.test(clues.names);
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
    words.DEVICE.test(about) ||
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
