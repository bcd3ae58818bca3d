// The mailboxes a fresh practice server starts with. Every name, number and password here is made up.
import type { Account, Mail } from './account.ts';

type Seed = Pick<Account, 'address' | 'name' | 'bound'> & { unread: number; forced?: boolean };

/** Secret of the RFC 6238 examples: bound for the accounts that start with an authenticator. */
export const seededSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const otp = () => ({ secret: seededSecret, algorithm: 'SHA1' as const, digits: 6, period: 30 });

const seeds = (): Seed[] => [
  { address: 'student1@cqu.edu.cn', name: '学生一', bound: {}, unread: 3 },
  { address: 'student2@cqu.edu.cn', name: '学生二', bound: {}, unread: 0 },
  { address: 'student3@cqu.edu.cn', name: '学生三', bound: { otp: otp() }, unread: 12 },
  {
    address: 'student4@cqu.edu.cn',
    name: '学生四',
    bound: { mail: 'backup4@example.com', wechat: '微信用户四', sms: '13800000004', otp: otp() },
    unread: 1,
  },
  {
    address: 'student5@cqu.edu.cn',
    name: '学生五',
    bound: { mail: 'backup5@example.com', wechat: '微信用户五', sms: '13800000005' },
    unread: 0,
  },
  { address: 'student6@cqu.edu.cn', name: '学生六', bound: {}, unread: 0, forced: true },
  { address: 'student1@stu.cqu.edu.cn', name: '学生一（学生域）', bound: {}, unread: 5 },
];

const subjects = [
  '关于举办学术讲座的通知',
  '图书馆：您借阅的图书即将到期',
  '本周班级例会安排',
  '课程作业提交提醒',
  '校园网维护公告',
];

function mailsOf(unread: number, at: number): Mail[] {
  return Array.from({ length: unread + 4 }, (_, index) => ({
    id: `1:1tbi${index.toString().padStart(4, '0')}`,
    fid: 1,
    from: `"信息办" <notice${index % 3}@cqu.edu.cn>`,
    subject: subjects[index % subjects.length] ?? '',
    at: at - index * 3_600_000,
    read: index >= unread,
  }));
}

/** Fresh accounts by address. `at` dates their mails (ms). The password is the same plain fake for all. */
export function seedAccounts(at: number): Map<string, Account> {
  const made = seeds().map(({ unread, forced = false, ...seed }): Account => ({
    ...seed,
    forced,
    password: seededPassword,
    pendingOtp: null,
    pendingTarget: {},
    sent: new Map(),
    usedSteps: new Set(),
    errors: new Map(),
    attempts: [],
    letters: [],
    devices: [],
    clientPasswords: [],
    clientPasswordEver: false,
    mails: mailsOf(unread, at),
  }));
  return new Map(made.map((account) => [account.address, account]));
}

/** Password of every seeded account. */
export const seededPassword = 'Not-a-real-password-1';

/** Domains the login page offers. */
export const domains = ['cqu.edu.cn', 'stu.cqu.edu.cn'] as const;
