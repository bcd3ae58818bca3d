// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPractice, type Practice } from '../practice.ts';
import { ExmailClient } from './client.ts';
import { exmailPassword } from './seeds.ts';

const one = '08203001@cumt.edu.cn';
let practice: Practice;
let client: ExmailClient;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(() => {
  practice.reset();
  client = new ExmailClient(practice.port);
});

describe('the password step', () => {
  it('opens the mailbox with a sid of sixteen characters and its suffix, and a cookie that carries it', async () => {
    const { text } = await client.signIn(one);
    expect(text).toContain('正在登录腾讯企业邮箱');
    expect(client.sid).toMatch(/^[A-Za-z0-9]{16},7$/);
    expect(decodeURIComponent(client.browser.cookies.get('qm_sid') ?? '')).toBe(client.sid);
    expect((await client.get('frame_html')).text).toContain(`<b id="useraddr">${one}</b>`);
  });

  it('refuses a wrong password, an unsealed one and an old page', async () => {
    expect((await client.signIn(one, {}, 'wrong')).text).toContain('errmsg=errorNamePassowrd');
    expect((await client.signIn(one, { p: exmailPassword })).text).toContain('errmsg=errorSysErr');
    const { p, ts } = await client.sealed(exmailPassword);
    practice.setClock(61 * 60_000);
    practice.exmail.setVariant({ captcha: 'never' });
    expect((await client.signIn(one, { p, ts })).text).toContain('errmsg=errorSysErr');
    expect(practice.exmail.state(one).sessions).toHaveLength(0);
  });

  it('notes a password that was sent in plain', async () => {
    await client.signIn(one, { pp: exmailPassword });
    expect(practice.journal.having('plain password')).toHaveLength(1);
  });

  it('asks for the picture after two errors, and takes only the newest one', async () => {
    await client.signIn(one, {}, 'wrong');
    await client.signIn(one, {}, 'wrong');
    expect((await client.signIn(one)).text).toContain('errmsg=frequent');
    await client.browser.fetch('/cgi-bin/getverifyimage?aid=23000101&f=html&ck=1');
    const old = practice.exmail.captcha();
    await client.browser.fetch('/cgi-bin/getverifyimage?aid=23000101&f=html&ck=1');
    expect((await client.signIn(one, { verifycode: old })).text).toContain('errmsg=errorVerifyCode');
    await client.browser.fetch('/cgi-bin/getverifyimage?aid=23000101&f=html&ck=1');
    expect((await client.signIn(one, { verifycode: practice.exmail.captcha() })).text).toContain('frame_html');
  });

  it.each([
    ['08203004@cumt.edu.cn', 'errmsg=disabled'],
    ['08203010@cumt.edu.cn', 'errmsg=errorNeedOpen'],
    ['someone@qq.com', 'errmsg=errorLoginWithQQAccount'],
    ['08203001', 'errmsg=errorNamePassowrd'],
    ['', 'errmsg=emptyUserName'],
    ['08203003@cumt.edu.cn', '请用绑定的微信进行扫码登录'],
  ])('tells %s what is wrong', async (account, words) => {
    expect((await client.signIn(account)).text).toContain(words);
  });

  it.each([
    ['08203005@cumt.edu.cn', 'needWechatCode', 'wx_token'],
    ['08203009@cumt.edu.cn', 'needSms', 'sms_token2'],
  ])('asks %s for a second step, and not again on a trusted computer', async (account, message, field) => {
    expect((await client.signIn(account)).text).toContain(`errmsg=${message}`);
    expect((await client.signIn(account, { [field]: '000000' })).text).toContain('errmsg=errorVerifyCode');
    const code = practice.exmail.code(account);
    expect((await client.signIn(account, { [field]: code, trust: '1' })).text).toContain('frame_html');
    expect((await client.signIn(account)).text).toContain('frame_html');
  });
});

describe('a proof without a password', () => {
  it('lets a scan choose among the accounts of the WeChat, and no other', async () => {
    const shown = JSON.parse((await client.browser.fetch('/cgi-bin/loginpage?action=practice_qr')).text) as { ticket: string };
    practice.exmail.scan('微信用户六');
    const answer = await client.browser.fetch(`/cgi-bin/loginpage?action=wx_login_choose&f=json&wx_login_code=${shown.ticket}`);
    expect(JSON.parse(answer.text).wx_login[0].wx_alias).toHaveLength(3);
    expect((await client.browser.post('/cgi-bin/login_choose', { alias: one })).text).toContain('"RetCode":"-1"');
    const entered = await client.browser.post('/cgi-bin/login_choose', { alias: 'lab6@cumt.edu.cn' });
    expect(JSON.parse(entered.text)).toMatchObject({ RetCode: '0', isWwBizmail: 'false' });
    expect(practice.exmail.state('lab6@cumt.edu.cn').sessions).toHaveLength(1);
  });

  it('signs in by a phone code once, and sends no second one within the minute', async () => {
    const send = () =>
      client.browser.fetch('/cgi-bin/bizmail_portal?action=send_sms&type=11&resp_charset=UTF8&area=86&mobile=13900000001');
    expect((await send()).text).toBe('{"retcode":"0"}');
    expect((await send()).text).toBe('{"retcode":"-101"}');
    const prove = () =>
      client.browser.post('/cgi-bin/bizmail_portal?action=auth_sms&type=11', {
        mobile: '13900000001',
        phone_vc: practice.exmail.code(one),
      });
    expect(JSON.parse((await prove()).text).phone_login[0].phone_alias).toEqual([{ alias: one }]);
    expect((await prove()).text).toBe('{"errorcode":"-99"}');
  });

  it('takes a ticket of the school once', async () => {
    const path = `/cgi-bin/login?fun=bizopenssologin&method=bizauth&agent=cumt&user=&ticket=${practice.exmail.schoolTicket(one)}`;
    expect((await client.browser.fetch(path)).headers['location']).toContain('/cgi-bin/frame_html?sid=');
    expect((await client.browser.fetch(path)).headers['location']).toContain('errmsg=errorSysErr');
  });
});
