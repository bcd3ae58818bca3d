import { describe, expect, it } from 'vitest';
import { accountName, chooseEntry, isSameAccount } from '../../../lib/background/choose.ts';
import { cqu } from '../../../lib/institutions/cqu.ts';
import { entry } from './fake-desk.ts';

const none = new Set<string>();
const other = { secret: 'JBSWY3DPEHPK3PXP', account: 'teacher2@cqu.edu.cn' };

describe('an account name', () => {
  it.each([
    ['Student1', 'student1'],
    ['student1@cqu.edu.cn', 'student1'],
    [' student1@stu.cqu.edu.cn ', 'student1'],
    ['student1@elsewhere.cn', 'student1@elsewhere.cn'],
    ['重庆大学邮箱', ''],
    ['two words', ''],
    ['', ''],
  ])('of %j is %j', (text, name) => expect(accountName(text, cqu.mailDomains)).toBe(name));
});

const who = (account: string, login = '') => ({ account, login });

describe('one account', () => {
  it.each([
    [who('student1@cqu.edu.cn'), who('student1@cqu.edu.cn'), true],
    [who('student1@cqu.edu.cn'), who('student1'), true],
    [who('Coremail', 'student1'), who('Coremail', 'student1'), true],
    [who('Coremail', 'student1'), who('student1@cqu.edu.cn'), true],
    [who('zhangsan'), who('Coremail', 'zhangsan'), true],
    [who('Coremail', 'student1'), who('Coremail', 'teacher2'), false],
    [who('Coremail', 'student1'), who('Coremail'), false],
    [who('Coremail'), who('Coremail'), false],
    [who('student1@cqu.edu.cn'), who('student1@stu.cqu.edu.cn'), false],
    [who('student1@cqu.edu.cn', 'a1'), who('student1@cqu.edu.cn', 'b2'), false],
    [who('student1@cqu.edu.cn', 'a1'), who('teacher2@cqu.edu.cn', 'a1'), false],
    [who('', ''), who('', ''), false],
  ])('%j and %j: %s', (one, two, same) => {
    expect(isSameAccount(one, two, cqu.mailDomains)).toBe(same);
    expect(isSameAccount(two, one, cqu.mailDomains)).toBe(same);
  });
});

describe('the entry for a log-in', () => {
  it('is the one of the account that was typed', () => {
    const mine = entry();
    const theirs = entry(other);
    expect(chooseEntry([theirs, mine], cqu, 'student1', none)).toEqual({ kind: 'one', entry: mine });
    expect(chooseEntry([theirs, mine], cqu, 'teacher2@cqu.edu.cn', none)).toEqual({ kind: 'one', entry: theirs });
  });

  it('is the one of the typed domain, where one name has a mailbox in two domains of the school', () => {
    const staff = entry();
    const student = entry({ account: 'student1@stu.cqu.edu.cn', secret: other.secret });
    const two = [staff, student];
    expect(chooseEntry(two, cqu, 'student1@stu.cqu.edu.cn', none)).toEqual({ kind: 'one', entry: student });
    expect(chooseEntry(two, cqu, 'Student1@CQU.edu.cn', none)).toEqual({ kind: 'one', entry: staff });
    expect(chooseEntry(two, cqu, 'student1@stu.cqu.edu.cn', new Set([student.id]))).toEqual({ kind: 'one', entry: student });
    expect(chooseEntry(two, cqu, 'student1', none)).toEqual({ kind: 'several', entries: two });
  });

  it('is one of the same name in another domain of the school when there is no better one: the page may have named the wrong one', () => {
    const staff = entry();
    expect(chooseEntry([staff], cqu, 'student1@stu.cqu.edu.cn', none)).toEqual({ kind: 'one', entry: staff });
  });

  it('is none when the only entry belongs to another account', () => {
    expect(chooseEntry([entry(other)], cqu, 'student1', none)).toEqual({ kind: 'none' });
    expect(chooseEntry([entry({ account: '', login: 'teacher2' })], cqu, 'student1', none)).toEqual({ kind: 'none' });
  });

  it('may be one whose account is not known', () => {
    const unnamed = entry({ account: '重庆大学邮箱' });
    expect(chooseEntry([unnamed], cqu, 'student1', none)).toEqual({ kind: 'one', entry: unnamed });
  });

  it('is asked for when several fit and nothing was typed', () => {
    const two = [entry(), entry(other)];
    expect(chooseEntry(two, cqu, '', none)).toEqual({ kind: 'several', entries: two });
  });

  it('never is one of another institution, retired, or in the trash', () => {
    const away = [
      entry({ institutionId: 'cumt' }),
      entry({ institutionId: null }),
      entry({ state: 'retired' }),
      entry({ trashedAt: 5 }),
    ];
    expect(chooseEntry(away, cqu, 'student1', none)).toEqual({ kind: 'none' });
  });

  it('is the proved one before a pending one, and the pending one once the proved one was refused', () => {
    const proved = entry();
    const pending = entry({ state: 'pending', secret: 'JBSWY3DPEHPK3PXP' });
    expect(chooseEntry([pending, proved], cqu, 'student1', none)).toEqual({ kind: 'one', entry: proved });
    expect(chooseEntry([pending, proved], cqu, 'student1', new Set([proved.id]))).toEqual({ kind: 'one', entry: pending });
  });

  it('is the newest of several pending secrets of one account', () => {
    const old = entry({ state: 'pending' });
    const fresh = entry({ state: 'pending', secret: 'JBSWY3DPEHPK3PXP' });
    expect(chooseEntry([old, fresh], cqu, 'student1', none)).toEqual({ kind: 'one', entry: fresh });
  });

  it('is a pending one that nothing names, once those of the account were refused; a proved one is somebody else’s', () => {
    const mine = entry();
    const begun = entry({ state: 'pending', account: 'Coremail', secret: 'JBSWY3DPEHPK3PXP' });
    const theirs = entry({ account: 'Coremail', secret: 'MFRGGZDFMZTWQ2LK' });
    expect(chooseEntry([begun, mine], cqu, 'student1', none)).toEqual({ kind: 'one', entry: mine });
    expect(chooseEntry([theirs, begun, mine], cqu, 'student1', new Set([mine.id]))).toEqual({ kind: 'one', entry: begun });
    expect(chooseEntry([theirs, mine], cqu, 'student1', new Set([mine.id]))).toEqual({ kind: 'one', entry: mine });
  });

  it('stays the refused one when there is no other', () => {
    const only = entry();
    expect(chooseEntry([only], cqu, 'student1', new Set([only.id]))).toEqual({ kind: 'one', entry: only });
  });
});
