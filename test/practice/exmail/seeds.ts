// The members a fresh practice Exmail starts with. Every name, number and password here is made up.
import { fetchSpans, type ExmailAccount, type ExmailMail } from './account.ts';

/** Password of every seeded member. */
export const exmailPassword = 'Not-a-real-password-2';

type Seed = Partial<ExmailAccount> &
  Pick<ExmailAccount, 'address' | 'name'> & { readonly unread: number; readonly drafts: number };

/** Number of the phone that two members share. */
export const sharedPhone = '13900000006';

const seeds = (): Seed[] => [
  {
    address: '08203001@cumt.edu.cn',
    name: '学生一',
    unread: 3,
    drafts: 2,
    aliases: ['xs.one@cumt.edu.cn'],
    phone: '13900000001',
    wechat: '微信用户一',
  },
  { address: '08203002@cumt.edu.cn', name: '学生二', unread: 0, drafts: 1 },
  { address: '08203003@cumt.edu.cn', name: '学生三', unread: 30, drafts: 0, wechat: '微信用户三', safeLogin: true },
  { address: '08203004@cumt.edu.cn', name: '学生四', unread: 0, drafts: 0, state: 'disabled' },
  { address: '08203005@cumt.edu.cn', name: '学生五', unread: 1, drafts: 0, wechat: '微信用户五', second: 'wechat' },
  { address: '08203006@cumt.edu.cn', name: '学生六', unread: 7, drafts: 0, phone: sharedPhone, wechat: '微信用户六' },
  { address: 'lab6@cumt.edu.cn', name: '六号实验室', unread: 120, drafts: 5, phone: sharedPhone, wechat: '微信用户六' },
  { address: 'admin6@cumt.edu.cn', name: '管理员六', unread: 0, drafts: 0, wechat: '微信用户六', role: 'admin' },
  { address: '08203008@cumt.edu.cn', name: '学生八', unread: 1, drafts: 0, mustChangePassword: true },
  {
    address: '08203009@cumt.edu.cn',
    name: '学生九',
    unread: 0,
    drafts: 0,
    phone: '13900000009',
    second: 'sms',
    clientScope: false,
  },
  { address: '08203010@cumt.edu.cn', name: '学生十', unread: 0, drafts: 0, state: 'not opened' },
];

const subjects = [
  '关于2026年秋季学期选课的通知',
  '图书馆：您预约的图书已到馆',
  '学费缴费提醒',
  '学术讲座：矿山智能开采',
  '奖学金评定结果公示',
  '校园网维护公告',
];

const senders = [
  ['教务部', 'jwb@cumt.edu.cn'],
  ['图书馆', 'lib@cumt.edu.cn'],
  ['财务资产部', 'cw@cumt.edu.cn'],
] as const;

/** A mail id as Exmail writes them. */
export function mailId(number: number): string {
  return `ZC${number.toString().padStart(4, '0')}-FVjq5fP2oZ7Ck9dLs3nY`;
}

function mailsOf({ unread, drafts }: Seed, at: number): ExmailMail[] {
  const make = (folder: string, index: number, read: boolean): ExmailMail => {
    const [fromName, fromAddress] = senders[index % senders.length] ?? senders[0];
    const number = index + (folder === 'inbox' ? 0 : 5000);
    return {
      id: mailId(number),
      folder,
      fromName,
      fromAddress,
      subject: subjects[index % subjects.length] ?? '',
      at: at - (index + 1) * 3_600_000,
      read,
    };
  };
  return [
    ...Array.from({ length: unread + 4 }, (_, index) => make('inbox', index, index >= unread)),
    ...Array.from({ length: drafts }, (_, index) => make('draft', index, true)),
    make('spam', 90, false),
    make('sent', 91, true),
    make('我的课程', 92, false),
  ];
}

/** Fresh members by address. `at` dates their mails (ms). */
export function seedMembers(at: number): Map<string, ExmailAccount> {
  const made = seeds().map((seed): ExmailAccount => ({
    role: 'member',
    password: exmailPassword,
    oldPasswords: [],
    aliases: [],
    sender: seed.address,
    phone: null,
    wechat: null,
    state: 'open',
    second: 'none',
    safeLogin: false,
    mustChangePassword: false,
    clientScope: true,
    imap: false,
    pop: false,
    fetchSpan: fetchSpans[0],
    wechatNotice: false,
    clientPasswords: [],
    trusted: new Set(),
    letters: [],
    attempts: [],
    ...seed,
    mails: mailsOf(seed, at),
  }));
  return new Map(made.map((account) => [account.address, account]));
}
