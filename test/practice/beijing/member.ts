// A mailbox of the practice Beijing mail, the seeded ones (all made up), and the password policy of the guide.
import { practiceOtp, Token } from '../otp-check.ts';
import type { BeijingVariant } from './variant.ts';

/** Password of every seeded mailbox. */
export const beijingPassword = 'Not-a-real-password-4';

/** Validities of a password, in the guide's words, in days; null for ever. */
export const validities = { 一个月: 30, 三个月: 90, 半年: 180, 一年: 365, 永久有效: null } as const;
export type Validity = keyof typeof validities;

/** A word as a validity; null for any other. */
export function validityOf(word: string): Validity | null {
  return (Object.keys(validities) as Validity[]).find((known) => known === word) ?? null;
}

export interface BeijingMember {
  readonly address: string;
  readonly name: string;
  password: string;
  validity: Validity;
  /** Ms since 1970. */
  changedAt: number;
  /** The mobile number that is bound; null when none is. */
  readonly mobile: string | null;
  readonly workPhone: string;
  readonly birthday: string;
  token: Token | null;
  /** 动态密码 of the reset, sent by SMS. */
  sent: { readonly code: string; readonly at: number } | null;
  /** Letters of the inbox, newest first. */
  mails: { readonly subject: string; read: boolean }[];
  readonly attempts: { readonly at: number; readonly by: 'password' | 'token' | 'reset'; readonly outcome: string }[];
}

/** A token of the kind the variant has. */
export function newToken(kind: BeijingVariant['tokenKind']): Token {
  return new Token({ ...practiceOtp, period: kind === 'SHA1 60' ? 60 : 30 }, kind === 'counting' ? 7 : null);
}

/** How many letters are unread. */
export function unreadOf({ mails }: BeijingMember): number {
  return mails.filter(({ read }) => !read).length;
}

/** Fresh mailboxes by address. */
export function seedBeijing(at: number, kind: BeijingVariant['tokenKind']): Map<string, BeijingMember> {
  const make = (user: string, name: string, mobile: string | null, token: boolean): BeijingMember => ({
    address: `${user}@beijing.gov.cn`,
    name,
    password: beijingPassword,
    validity: '永久有效',
    changedAt: at,
    mobile,
    workPhone: '55550021',
    birthday: '19900101',
    token: token ? newToken(kind) : null,
    sent: null,
    mails: ['关于信息系统维护的通知', '会议安排', '值班表'].map((subject, place) => ({ subject, read: place > 0 })),
    attempts: [],
  });
  const members = [
    make('bangong1', '办公一', '13900000021', false),
    make('bangong2', '办公二', '13900000022', true),
    make('bangong3', '办公三', null, false),
  ];
  return new Map(members.map((member) => [member.address, member]));
}

/** What the policy says against a new password; null when nothing. */
export function policyProblem(member: BeijingMember, password: string): string | null {
  if (password.length < 12 || password.length > 30) return '密码长度为12至30位';
  const classes = [/\d/, /[a-z]/, /[A-Z]/, /[^\dA-Za-z]/].filter((kind) => kind.test(password)).length;
  if (classes < 3) return '密码至少包含数字、小写字母、大写字母、其他特殊符号中的3种';
  const user = member.address.split('@')[0] ?? '';
  const own = [user, member.workPhone, member.birthday, ...(member.mobile === null ? [] : [member.mobile])];
  return own.some((word) => password.toLowerCase().includes(word)) ? '密码不能包含用户名、工作电话、生日、手机号码' : null;
}
