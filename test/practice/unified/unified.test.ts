// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPractice, type Practice } from '../practice.ts';
import { mailService, UnifiedClient } from './client.ts';
import { unifiedPassword } from './member.ts';

const one = '08203001';
const plain = '08203002';
let practice: Practice;
let client: UnifiedClient;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(() => {
  practice.reset();
  client = new UnifiedClient(practice.port);
});

const outcomes = (username: string) => practice.unified.state(username).attempts.map(({ outcome }) => outcome);

describe('the first step of the unified log-in', () => {
  it('gives the mail a one-use ticket that opens the mailbox', async () => {
    const { status, headers } = await client.signIn(plain);
    const to = `${headers['location']}`;
    expect(status).toBe(302);
    expect(to).toMatch(/^https:\/\/mail\.cumt\.edu\.cn\/cgi-bin\/login\?fun=bizopenssologin.*&ticket=\w{32}$/);
    expect(practice.exmail.state('08203002@cumt.edu.cn').sessions).toHaveLength(0);
  });

  it('answers a wrong password with 401, and one sent in plain is noted', async () => {
    const reply = await client.signIn(plain, 'wrong');
    expect(reply.status).toBe(401);
    expect(reply.text).toContain('您提供的用户名或者密码有误');
    const { text } = await client.browser.fetch('/authserver/login');
    const execution = /name="execution" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const fields = { cllt: 'userNameLogin', execution, username: plain, password: unifiedPassword };
    expect((await client.browser.post('/authserver/login', fields)).status).toBe(401);
    expect(practice.journal.having('plain password')).toHaveLength(1);
    expect(practice.unified.state(plain).sessions).toHaveLength(0);
  });

  it.each([
    ['captcha', false, true],
    ['lock', true, false],
    ['captcha and lock', true, true],
  ] as const)('meets the third wrong password with %s', async (threeErrors, locks, asks) => {
    practice.unified.setVariant({ threeErrors });
    for (let time = 0; time < 3; time += 1) await client.signIn(plain, 'wrong');
    const asked = await client.browser.fetch('/authserver/checkNeedCaptcha.htl?username=x');
    expect(JSON.parse(asked.text)).toEqual({ isNeed: asks });
    expect((await client.signIn(plain)).status).toBe(401);
    await client.browser.fetch('/authserver/getCaptcha.htl');
    const captcha = practice.unified.captcha();
    expect((await client.signIn(plain, unifiedPassword, { captcha })).status).toBe(locks ? 401 : 302);
    practice.setClock(6 * 60_000);
    practice.unified.expireSessions();
    await client.browser.fetch('/authserver/getCaptcha.htl');
    expect((await client.signIn(plain, unifiedPassword, { captcha: practice.unified.captcha() })).status).toBe(302);
  });

  it('signs in by SMS code once, and by the QR of this page', async () => {
    const mobile = '13900000002';
    await client.post('dynamicLogin', {});
    expect(await client.call('dynamicCode/getDynamicCode.htl', { mobile })).toMatchObject({ res: 'success' });
    expect(await client.call('dynamicCode/getDynamicCode.htl', { mobile })).toMatchObject({ res: 'code_time_fail' });
    const dynamicCode = practice.unified.sent(plain);
    expect((await client.post('dynamicLogin', { username: mobile, dynamicCode: '0' })).status).toBe(401);
    expect((await client.post('dynamicLogin', { username: mobile, dynamicCode })).status).toBe(302);
    const other = new UnifiedClient(practice.port);
    expect((await other.post('qrLogin', {})).status).toBe(401);
    practice.unified.scan(plain);
    expect((await other.post('qrLogin', {})).status).toBe(302);
  });

  it('asks about a session elsewhere, or ends it', async () => {
    await client.signIn(plain);
    const second = new UnifiedClient(practice.port);
    practice.unified.setVariant({ otherSession: 'asked' });
    const asked = await second.signIn(plain);
    expect(asked).toMatchObject({ status: 200, headers: { 'x-frame-options': 'DENY' } });
    expect((await second.browser.post('/authserver/login', { _eventId: 'continue' })).text).toContain('登录成功');
    expect(practice.unified.state(plain).sessions).toHaveLength(1);
  });

  it('takes a form of its own page only', async () => {
    const reply = await client.signIn(plain, unifiedPassword, { execution: 'e1s1-other' });
    expect(reply.status).toBe(401);
    expect((await client.signIn(plain)).status).toBe(302);
  });

  it('knows no other service', async () => {
    const { text } = await client.browser.fetch('/authserver/login?service=https%3A%2F%2Fexample.com%2F');
    expect(text).toContain('应用未注册');
  });
});

describe('the second factor', () => {
  it('locks the log-in until the code is right; none is taken twice', async () => {
    expect((await client.signIn(one)).headers['location']).toContain(
      '/authserver/reAuthCheck/reAuthLoginView.do?isMultifactor=true',
    );
    const again = await client.browser.fetch(`/authserver/login?service=${encodeURIComponent(mailService)}`);
    expect(again.headers['location']).toContain('reAuthLoginView.do');
    expect(await client.prove('000000')).toEqual({ code: 'reAuth_failed', msg: '验证码错误' });
    const code = practice.unified.code(one);
    expect(await client.prove(code)).toEqual({ code: 'reAuth_success' });
    const passed = await client.browser.fetch(`/authserver/login?service=${encodeURIComponent(mailService)}`);
    expect(passed.headers['location']).toContain('&ticket=');
    const other = new UnifiedClient(practice.port);
    await other.signIn(one);
    expect(await other.prove(code)).toMatchObject({ code: 'reAuth_failed' });
    expect(outcomes(one)).toEqual(['ok', 'wrong', 'accepted', 'ok', 'reused']);
  });

  it('takes one step either side, and is locked for a minute after five errors', async () => {
    await client.signIn(one);
    expect(await client.prove(practice.unified.code(one, -60_000))).toMatchObject({ code: 'reAuth_failed' });
    for (let time = 0; time < 4; time += 1) await client.prove('000000');
    expect(await client.prove(practice.unified.code(one))).toMatchObject({ msg: '错误次数过多，请稍后再试' });
    practice.setClock(61_000);
    expect(await client.prove(practice.unified.code(one, -30_000))).toEqual({ code: 'reAuth_success' });
  });

  it('is not asked on a trusted device, and is again elsewhere', async () => {
    await client.signIn(one);
    expect(await client.prove('000000', 'true')).toMatchObject({ code: 'reAuth_failed' });
    expect(practice.unified.state(one).trusted.size).toBe(0);
    await client.prove(practice.unified.code(one), 'true');
    practice.unified.expireSessions();
    expect((await client.signIn(one)).headers['location']).toContain('&ticket=');
    expect((await new UnifiedClient(practice.port).signIn(one)).headers['location']).toContain('reAuthLoginView.do');
  });

  it('offers only enabled methods, and sends a code by those that send one', async () => {
    practice.unified.setVariant({ reAuth: 'for everybody with a method' });
    await client.signIn('08203006');
    expect(await client.call('reAuthCheck/changeReAuthType.do', { reAuthType: '10' })).toMatchObject({ code: '0' });
    expect(await client.prove('123456')).toMatchObject({ code: 'reAuth_unauthorized' });
    expect(await client.call('reAuthCheck/changeReAuthType.do', { reAuthType: '4' })).toMatchObject({ code: '1' });
    const send = (authCodeTypeName: string) => client.call('dynamicCode/getDynamicCodeByReauth.do', { authCodeTypeName });
    expect(await send('reAuthDynamicCodeType')).toMatchObject({ res: 'error' });
    expect(await send('reAuthWChatDynamicCodeType')).toMatchObject({ res: 'wechat_success', codeTime: 120 });
    expect(await send('reAuthWChatDynamicCodeType')).toMatchObject({ res: 'code_time_fail' });
    const dynamicCode = practice.unified.sent('08203006');
    const submit = { reAuthType: '4', dynamicCode };
    expect(await client.call('reAuthCheck/reAuthSubmit.do', submit)).toEqual({ code: 'reAuth_success' });
  });

  it('is nothing without a log-in', async () => {
    expect(await client.prove('123456')).toMatchObject({ errCode: '206302' });
    practice.unified.setVariant({ reAuth: 'off' });
    expect((await client.signIn(one)).headers['location']).toContain('&ticket=');
  });

  it.each([
    ['one', 1],
    ['two', 2],
    ['two, the hint last', 2],
  ] as const)('tells its parameters in %s', async (params, count) => {
    practice.unified.setVariant({ params });
    await client.signIn(one);
    const { text } = await client.browser.fetch(
      `/authserver/reAuthCheck/reAuthLoginView.do?service=${encodeURIComponent(mailService)}`,
    );
    expect(text.match(/var reAuthParams\s*=/g)).toHaveLength(count);
  });
});

describe('its console', () => {
  it('shows codes and scans, and chooses a seed', async () => {
    const { text } = await client.browser.fetch('/practice/console');
    expect(text).toContain(practice.unified.code(one));
    await client.post('qrLogin', {});
    await client.browser.post('/practice/act', { act: '扫码', member: plain });
    expect((await client.browser.fetch('/authserver/qrCode/getStatus.htl')).text).toBe('1');
    const before = practice.unified.variant();
    await client.browser.post('/practice/seed', { seed: '5' });
    expect(practice.unified.variant()).not.toEqual(before);
  });
});
