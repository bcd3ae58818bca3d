// A practice Exmail mailbox: what the server knows of one member.

/** Folders that are sure; the others have numbers that differ between reports. */
export const inboxId = 1;
export const sentId = 3;

export interface ExmailMail {
  /** `ZC` and more. */
  readonly id: string;
  /** `inbox`, `draft`, `sent`, `trash`, `spam`, or the name of a folder of the user's own. */
  folder: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  /** Ms since 1970. */
  readonly at: number;
  read: boolean;
}

export interface ExmailClientPassword {
  readonly id: string;
  readonly name: string;
  /** Sixteen letters. */
  readonly password: string;
  readonly at: number;
  usedAt: number | null;
}

/** One try to sign in. */
export interface ExmailAttempt {
  readonly at: number;
  readonly by: 'password' | 'scan' | 'phone' | 'second step' | 'school';
  /** `ok` or the id of the message that was shown. */
  readonly outcome: string;
}

/** A code on its way to a phone, or to WeChat. */
export interface ExmailLetter {
  readonly at: number;
  readonly by: 'sms' | 'wechat';
  readonly to: string;
  readonly code: string;
}

export interface ExmailAccount {
  /** The main address, `<student number>@<domain>`. */
  readonly address: string;
  readonly name: string;
  readonly role: 'member' | 'admin';
  password: string;
  /** Earlier passwords, the newest last. */
  readonly oldPasswords: string[];
  readonly aliases: string[];
  /** Address new mail is sent from. */
  sender: string;
  /** Bound phone number and WeChat name. */
  phone: string | null;
  wechat: string | null;
  readonly state: 'open' | 'disabled' | 'not opened';
  /** Asked after the password. */
  readonly second: 'none' | 'wechat' | 'sms';
  /** 安全登录: the web takes only a WeChat scan, clients only a client password. */
  safeLogin: boolean;
  mustChangePassword: boolean;
  /** The administrator lets this member use clients at all. */
  readonly clientScope: boolean;
  imap: boolean;
  pop: boolean;
  /** How far back clients may fetch, one of `fetchSpans`. */
  fetchSpan: string;
  /** New mail is told in WeChat. */
  wechatNotice: boolean;
  readonly clientPasswords: ExmailClientPassword[];
  /** Tokens of computers where no second step is asked. */
  readonly trusted: Set<string>;
  readonly mails: ExmailMail[];
  readonly letters: ExmailLetter[];
  readonly attempts: ExmailAttempt[];
}

/** Choices of 收取…的邮件; the product starts with the first. */
export const fetchSpans = ['最近30天', '最近90天', '全部'] as const;

/** Unread mails of a folder. */
export function unreadOf(account: ExmailAccount, folder = 'inbox'): number {
  return account.mails.filter((mail) => mail.folder === folder && !mail.read).length;
}

/** What a mail client hears that signs in with a password (clients know no second step). */
export function clientAnswer(
  account: ExmailAccount,
  password: string,
  atMs: number,
): 'ok' | 'authentication failed' | 'service is not open' {
  if (password === account.password) return 'service is not open';
  const known = account.clientPasswords.find((made) => made.password === password);
  if (known === undefined || !account.clientScope || !(account.imap || account.pop)) return 'authentication failed';
  known.usedAt = atMs;
  return 'ok';
}
