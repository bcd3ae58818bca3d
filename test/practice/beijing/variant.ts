// What nobody outside knows of mail.beijing.gov.cn, as a flat record of choices. Its product is not known, so every name is made up.
import { covering, type Picked } from '../covering.ts';

const choices = {
  /** Where the 动态口令 is asked for. */
  tokenPlace: ['same form', 'second page', 'dialog'],
  tokenLabel: ['动态口令', '动态密码', '口令'],
  tokenBox: ['text', 'password', 'unnamed'],
  tokenHint: ['label', 'placeholder', 'heading'],
  /** What makes the codes: the clock, or presses on a token of its own. */
  tokenKind: ['SHA1 30', 'SHA1 60', 'counting'],
  loginButton: ['input', 'button', 'a'],
  /** How the login page sends what was typed; the dialog is only shown to a page that stays. */
  loginFlow: ['post', 'form by script', 'json'],
  settingsPlace: ['page', 'frame', 'dialog'],
  validityAs: ['select', 'radio', 'list'],
  policyTold: ['beside the box', 'on saving', 'as typed'],
  /** Where words of refusal and success stand. */
  wordsIn: ['line', 'dialog', 'beside the button'],
  afterChange: ['stays', 'signed out', 'asked to sign in again'],
  /** How the mailbox tells what is unread, if it does. */
  unreadAs: ['beside the word', 'in a sentence', 'in pieces', 'untold'],
} as const;

/** One value for every open choice. */
export type BeijingVariant = Picked<typeof choices>;

/** Every way to pick one. */
export const beijingPages = covering(choices);
