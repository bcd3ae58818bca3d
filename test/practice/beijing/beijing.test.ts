// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../client.ts';
import { startPractice, type Practice } from '../practice.ts';
import { beijingPassword, policyProblem } from './member.ts';

const one = 'bangong1@beijing.gov.cn';
const token = 'bangong2@beijing.gov.cn';
const strong = 'Fresh-pass-2026';
let practice: Practice;
let client: Client;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(() => {
  practice.reset();
  client = new Client(practice.port, 'mail.beijing.gov.cn');
});

const signIn = (address: string, code = '', password = beijingPassword) =>
  client.post('/login', { address, password, token: code });
const change = async (fields: Readonly<Record<string, string>>) =>
  JSON.parse(
    (await client.post('/settings/password', { old: beijingPassword, fresh: strong, again: strong, validity: '半年', ...fields }))
      .text,
  ) as { words: string; done?: boolean; leave?: boolean };
const inside = async () => (await client.fetch('/mail')).status === 200;

describe('the log-in of the Beijing mail', () => {
  it('takes the full address and the password', async () => {
    expect((await signIn('bangong1')).text).toContain('邮件地址或密码错误');
    expect((await signIn(one, '', 'wrong')).text).toContain('邮件地址或密码错误');
    expect(await inside()).toBe(false);
    expect(await signIn(one)).toMatchObject({ status: 303, headers: { location: '/mail' } });
    expect(await inside()).toBe(true);
  });

  it.each(['same form', 'second page', 'dialog'] as const)('asks for the 动态口令 in %s', async (tokenPlace) => {
    practice.beijing.setVariant({ tokenPlace });
    const first = await signIn(token);
    if (tokenPlace === 'same form') expect(first.text).toContain('动态口令错误');
    else expect(first.headers['location']).toBe('/token');
    expect(await inside()).toBe(false);
    const code = practice.beijing.code(token);
    await (tokenPlace === 'same form' ? signIn(token, code) : client.post('/token', { token: code }));
    expect(await inside()).toBe(true);
    client = new Client(practice.port, 'mail.beijing.gov.cn');
    await signIn(token, code);
    await client.post('/token', { token: code });
    expect(await inside()).toBe(false);
    expect(practice.beijing.state(token).attempts.at(-1)).toMatchObject({ by: 'token', outcome: 'reused' });
  });

  it.each(['SHA1 30', 'SHA1 60', 'counting'] as const)(
    'checks a token of kind %s, and locks after five errors',
    async (tokenKind) => {
      practice.beijing.setVariant({ tokenKind });
      for (let time = 0; time < 5; time += 1) await signIn(token, '000000');
      expect((await signIn(token, practice.beijing.code(token))).text).toContain('次数过多');
      practice.setClock(61_000);
      await signIn(token, practice.beijing.code(token));
      expect(await inside()).toBe(true);
    },
  );

  it('does not take the code of another step', async () => {
    await signIn(token, practice.beijing.code(token, 90_000));
    expect(await inside()).toBe(false);
  });

  it('asks no token of a mailbox that has none, and no page without a log-in', async () => {
    expect((await client.fetch('/token')).headers['location']).toBe('/');
    expect((await client.fetch('/settings')).headers['location']).toBe('/');
    expect(await change({})).toMatchObject({ leave: true });
  });
});

describe('a new password', () => {
  beforeEach(() => signIn(one));

  it('is changed in the settings, and clients need it too', async () => {
    expect(await change({ old: 'wrong' })).toEqual({ words: '现用密码错误' });
    expect(await change({ again: 'Other-pass-2026' })).toEqual({ words: '两次输入的密码不一致' });
    expect(await change({ validity: '两年' })).toEqual({ words: '请选择密码有效期' });
    expect(await change({ fresh: beijingPassword, again: beijingPassword })).toEqual({ words: '新密码不能与现用密码相同' });
    expect(await change({})).toEqual({ done: true, words: '密码修改成功', leave: false });
    expect(practice.beijing.clientMayEnter(one, beijingPassword)).toBe(false);
    expect(practice.beijing.clientMayEnter(one, strong)).toBe(true);
    expect(practice.journal.having('changed')).toHaveLength(1);
  });

  it.each(['signed out', 'asked to sign in again'] as const)('leaves the member %s', async (afterChange) => {
    practice.beijing.setVariant({ afterChange });
    expect(await change({})).toMatchObject({ leave: true });
    expect(await inside()).toBe(false);
  });

  it.each([
    ['一个月', 31],
    ['三个月', 91],
    ['半年', 181],
    ['一年', 366],
  ] as const)('runs out after %s', async (validity, days) => {
    await change({ validity });
    practice.setClock((days - 2) * 86_400_000);
    expect((await signIn(one, '', strong)).status).toBe(303);
    practice.setClock(days * 86_400_000);
    expect((await signIn(one, '', strong)).text).toContain('密码已过期');
  });

  it('never runs out with 永久有效', async () => {
    await change({ validity: '永久有效' });
    practice.setClock(5000 * 86_400_000);
    expect((await signIn(one, '', strong)).status).toBe(303);
  });

  it.each([
    ['Abc-12345678', true],
    ['Abc-1234567', false],
    [`Aa1${'x'.repeat(27)}`, true],
    [`Aa1${'x'.repeat(28)}`, false],
    ['onlylowercase1', false],
    ['lower-and-1234', true],
    ['Xbangong1-2026', false],
    ['Ab-55550021-cd', false],
    ['Ab-19900101-cd', false],
    ['Ab13900000021cd', false],
  ])('by the policy %s: %s', (password, good) => {
    expect(policyProblem(practice.beijing.state(one), password) === null).toBe(good);
  });
});

describe('a forgotten password', () => {
  const send = async (address: string, captcha?: string) => {
    await client.fetch('/captcha');
    const fields = { address, captcha: captcha ?? practice.beijing.captcha() };
    return JSON.parse((await client.post('/reset/send', fields)).text) as { sent: boolean; words: string };
  };
  const save = async (code: string, fresh = strong) =>
    JSON.parse((await client.post('/reset/save', { code, fresh, again: fresh })).text) as { words: string; done?: boolean };

  it('is reset by the picture and the 动态密码 of the SMS, once', async () => {
    expect((await client.fetch('/reset/code')).headers['location']).toBe('/reset');
    expect(await send(one, 'xxxx')).toEqual({ sent: false, words: '验证码错误' });
    expect(await send('bangong3@beijing.gov.cn')).toMatchObject({ sent: false });
    expect(await send(one)).toEqual({ sent: true, words: '动态密码已发送至 139****0021' });
    const again = await client.post('/reset/send', { address: one, captcha: practice.beijing.captcha() });
    expect(again.text).toContain('验证码错误');
    expect((await client.fetch('/reset/code')).text).toContain('重置密码 填写动态密码');
    const code = practice.beijing.sent(one);
    expect(await save('0')).toEqual({ words: '动态密码错误或已过期' });
    expect(await save(code, 'short')).toEqual({ words: '密码长度为12至30位' });
    expect(await save(code)).toMatchObject({ done: true });
    expect(await save(code)).toEqual({ words: '动态密码错误或已过期' });
    expect((await signIn(one, '', strong)).status).toBe(303);
  });

  it('takes no 动态密码 that is too old', async () => {
    await send(one);
    practice.setClock(6 * 60_000);
    expect(await save(practice.beijing.sent(one))).toEqual({ words: '动态密码错误或已过期' });
  });
});

it('the console of the Beijing mail shows the codes', async () => {
  expect((await client.fetch('/practice/console')).text).toContain(practice.beijing.code(token));
});
