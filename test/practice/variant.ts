// What nobody outside the real sites knows, as a flat record of choices; a seed or a covering list picks them.
import { covering, type Picked } from './covering.ts';

/** Every open choice with its values; the first value of each makes the plain variant. */
export const choices = {
  /** Which login page is served. */
  generation: ['A', 'B', 'XT3'],
  /** How the login page sends account and password: a real form post, or by script as JSON or as a form, without leaving the page. XT3 always posts. */
  loginFlow: ['post', 'json', 'form by script'],
  /** Path of the signed-in application. */
  appPath: ['XT', 'XT5', 'XT3'],
  /** How the domain of the address is chosen. */
  domainChoice: ['hidden input', 'select', 'data-domain'],
  submitButton: ['button', 'submit', 'a'],
  captcha: ['off', 'on', 'after errors'],
  errorPlace: ['warnOrErrDiv', 'p.error', 'role=alert'],
  /** Whether the account can still be seen when the page comes back with the panel. */
  accountShown: ['kept', 'masked', 'gone'],
  /** How the second-factor container is hidden while it is not needed; with `f-dn kept` that class stays when it is shown. */
  panelHidden: ['f-dn toggled', 'f-dn kept', 'absent'],
  /** Class names of panel, dialogs and settings: as seen on other hosts, or not. Never those of the login form. */
  classNames: ['coremail', 'other', 'hashed'],
  panelPlace: ['page', 'dialog', 'frame'],
  panelTiming: ['at once', 'late', 'animated'],
  codeBox: ['dynamicPwd', 'verifyCode', 'otp', 'unnamed', 'password', 'six'],
  codeHint: ['placeholder', 'label', 'heading'],
  confirm: ['input', 'button', 'a'],
  /** Whether the confirm control waits for an `input` event, or for a whole code, before it can be used. */
  confirmEnabled: ['always', 'after input', 'when full'],
  /** From where the page's script takes the code. */
  codeRead: ['value', 'input event', 'change event'],
  /** Whether the page sends the code by itself once it is complete, at once or a moment later. */
  autoConfirm: ['never', 'when full', 'a moment later'],
  /** How the login panel sends the code. */
  codeRequest: ['json', 'form', 'form by script'],
  trust: ['checkbox', 'icon', 'label'],
  methodSwitch: ['tabs', 'links', 'select'],
  defaultMethod: ['wechat', 'sms', 'mail', 'otp'],
  otpName: ['第三方 OTP', '第三方OTP', 'OTP 动态验证码'],
  /** What the windows of the settings are; with `frame` all that stands below their title is in a frame of the same origin. */
  bindDialog: ['u-dialog-2fa', 'u-dialog', 'dialog element', 'frame'],
  qrAs: ['qrcodejs', 'qrcodejs untitled', 'img', 'canvas', 'svg', 'background', 'blob', 'table', 'frame'],
  qrText: ['Chinese issuer', 'issuer with colon', 'no issuer', 'cm-otpauth', 'bare secret'],
  /** Ignored where the text cannot carry it (cm-otpauth, bare secret). */
  otpShape: ['SHA1 30', 'SHA1 60', 'SHA256 30'],
  qrRefresh: ['never', 'same secret', 'new secret'],
  decoys: ['none', 'wechat', 'app'],
  settingsRoute: ['setting hash', 'module hash', 'no hash'],
  unreadFormat: ['parentheses', 'badge', 'none'],
  refusalWords: ['验证码错误', '动态密码错误或已过期', '验证失败，请重新输入'],
  refusalBox: ['cleared', 'kept', 'selected'],
  refusalPanel: ['same', 'rebuilt', 'new box'],
  bindSuccess: ['toast', 'row', 'closes', 'page'],
  clientPasswordAs: ['text', 'readonly input', 'grouped'],
  clientPasswordPlace: ['dialog', 'inline', 'page'],
  expiry: ['dialog', 'redirect', 'silent'],
  /** How long a session lives without use, and whether the page's own polling is use. */
  sessionLife: ['30 min, polling counts', '30 min', '10 min'],
} as const;

/** One value for every open choice. */
export type Variant = Picked<typeof choices>;

/** Name of one open choice. */
export type Choice = keyof typeof choices;

/** Every way to pick one. */
export const coremailPages = covering(choices);

export const { names: choiceNames, plain: plainVariant, ofSeed: variantOf, list: variants } = coremailPages;
