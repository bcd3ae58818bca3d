// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPractice, type Practice } from '../practice.ts';
import { ExmailClient } from './client.ts';
import { aliasProblem, passwordProblem } from './rules.ts';
import { exmailPassword } from './seeds.ts';

const one = '08203001@cumt.edu.cn';
const bare = '08203002@cumt.edu.cn';
let practice: Practice;
let client: ExmailClient;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());

function enter(address: string): void {
  client = new ExmailClient(practice.port);
  client.enter(practice.exmail.open(address));
}

beforeEach(() => {
  practice.reset();
  enter(one);
});

const codeOf = async (act: string, fields: Readonly<Record<string, string>> = {}) =>
  (JSON.parse((await client.change(act, fields)).text) as { errcode: string }).errcode;

async function made(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const { data } = JSON.parse((await client.change('add_spwd', fields)).text) as { data?: { passwd: string } };
  return data?.passwd ?? '';
}

const allow = (fields: Readonly<Record<string, string>> = { openimap: '1' }) =>
  client.browser.post('/cgi-bin/setting4', {
    sid: client.sid,
    token: practice.exmail.state(one).sessions[0]?.token ?? '',
    ...fields,
  });

describe('a client password', () => {
  it('is sixteen letters, opens the mailbox once IMAP is on, and no longer when it is stopped', async () => {
    const password = await made();
    expect(password).toMatch(/^[a-z]{16}$/);
    expect(practice.exmail.accepts(password)).toBeNull();
    await allow();
    expect(practice.exmail.accepts(password)).toBe(one);
    expect(practice.exmail.clientAnswer(one, exmailPassword)).toBe('service is not open');
    const [kept] = practice.exmail.state(one).clientPasswords;
    expect(kept?.usedAt).not.toBeNull();
    expect((await client.get('setting4', 't=setting_wx')).text).not.toContain(password);
    expect(await codeOf('del_spwd', { id: kept?.id ?? '' })).toBe('0');
    expect(practice.exmail.accepts(password)).toBeNull();
    expect(practice.journal.having('client password made')).toMatchObject([{ method: 'POST', path: '/cgi-bin/wx_token' }]);
  });

  it('is refused without a name where one is asked for, and by an administrator', async () => {
    practice.exmail.setVariant({ nameDialog: 'asked' });
    expect(await codeOf('add_spwd')).toBe('-10');
    expect(await made({ name: 'Foxmail' })).not.toBe('');
    enter('08203009@cumt.edu.cn');
    expect(await codeOf('add_spwd', { name: 'Foxmail' })).toBe('-20');
  });

  it('may need IMAP or 安全登录 first', async () => {
    practice.exmail.setVariant({ passwordNeeds: 'IMAP/SMTP' });
    expect(await codeOf('add_spwd')).toBe('-20');
    await allow();
    expect(await codeOf('add_spwd')).toBe('0');
    practice.exmail.setVariant({ passwordNeeds: '安全登录' });
    expect(await codeOf('add_spwd')).toBe('-20');
  });

  it.each(['scan', 'phone code', 'password'] as const)('waits for a safety check by %s', async (safetyCheck) => {
    practice.exmail.setVariant({ passwordAnswer: 'safety check', safetyCheck });
    expect(JSON.parse((await client.change('add_spwd')).text)).toMatchObject({ errcode: '-118', check: safetyCheck });
    await codeOf('check_send');
    const { ticket } = JSON.parse((await client.get('wx_token')).text) as { ticket: string };
    practice.exmail.scan('微信用户一');
    const { p, ts } = await client.sealed(exmailPassword);
    const proof: Readonly<Record<string, string>> = {
      scan: { ticket },
      'phone code': { code: practice.exmail.code(one) },
      password: { p, ts },
    }[safetyCheck];
    expect(await codeOf('check', { ticket: 'x', code: '0', p: '', ts: '0' })).toBe('-119');
    expect(await codeOf('check', proof)).toBe('0');
    expect(await made()).not.toBe('');
    practice.setClock(6 * 60_000);
    expect(await codeOf('add_spwd')).toBe('-118');
  });

  it('comes late where the variant says so', async () => {
    practice.exmail.setVariant({ passwordAnswer: 'late' });
    const at = Date.now();
    await made();
    expect(Date.now() - at).toBeGreaterThan(700);
  });
});

describe('the calls of the settings', () => {
  it('want the token of the page and a living session', async () => {
    expect(JSON.parse((await client.change('clear_trust', {}, 'wrong')).text)).toMatchObject({ errcode: '-2' });
    expect((await allow({ token: 'wrong', openimap: '1' })).text).toContain('errcode: "-2"');
    practice.exmail.expireSessions();
    expect((await client.change('clear_trust')).status).toBe(302);
    expect(practice.journal.having('changed')).toEqual([]);
  });

  it('meet the troubles a test orders', async () => {
    practice.fail({ kind: 'code', code: '-5', on: 'act=add_spwd' });
    expect(await codeOf('clear_trust')).toBe('0');
    expect(await codeOf('add_spwd')).toBe('-5');
    practice.fail({ kind: 'html', on: 'wx_token' });
    expect((await client.change('add_spwd')).text).toMatch(/^<html>/);
    practice.fail({ kind: '500', on: 'wx_token' });
    expect((await client.change('add_spwd')).status).toBe(500);
    practice.faults.set('mail.cumt.edu.cn', { kind: 'cut', on: 'wx_token' });
    expect((await client.change('clear_trust')).text).toBe('{"errco');
    expect(practice.exmail.state(one).clientPasswords).toEqual([]);
  });
});

describe('the other settings', () => {
  it('keep what the form of the client settings says', async () => {
    expect((await allow({ openpop: '1', span: '全部' })).text).toContain('设置保存成功');
    expect(practice.exmail.state(one)).toMatchObject({ imap: false, pop: true, fetchSpan: '全部' });
    expect((await client.get('setting4', 'acc=9')).text).toMatch(/id="openpop"[^>]*checked/);
  });

  it('switch 安全登录: a scan opens the web, nothing else does, and the session is over', async () => {
    expect(await codeOf('safe_login', { on: '1' })).toBe('0');
    expect(practice.exmail.state(one)).toMatchObject({ safeLogin: true, sessions: [] });
    expect((await client.signIn(one)).text).toContain('请用绑定的微信进行扫码登录');
    expect(practice.journal.having('safe login switched')).toHaveLength(1);
    enter(one);
    expect(await codeOf('unbind_wx')).toBe('-22');
    enter(bare);
    expect(await codeOf('safe_login', { on: '1' })).toBe('-21');
  });

  it('bind and unbind WeChat by a scan of their own page only, once', async () => {
    const ticketOf = async () => (JSON.parse((await client.get('wx_token')).text) as { ticket: string }).ticket;
    const other = await ticketOf();
    practice.exmail.scan('微信用户二');
    enter(bare);
    expect(await codeOf('bind_wx', { ticket: other })).toBe('-1');
    expect(await codeOf('bind_wx', { ticket: await ticketOf() })).toBe('-1');
    const own = await ticketOf();
    practice.exmail.scan('微信用户二');
    expect(await codeOf('bind_wx', { ticket: own })).toBe('0');
    expect(practice.exmail.state(bare).wechat).toBe('微信用户二');
    expect(await codeOf('unbind_wx')).toBe('0');
    expect(await codeOf('bind_wx', { ticket: own })).toBe('-1');
  });

  it('choose the sender among the own addresses', async () => {
    expect(await codeOf('set_sender', { address: 'lab6@cumt.edu.cn' })).toBe('-33');
    expect(await codeOf('set_sender', { address: 'xs.one@cumt.edu.cn' })).toBe('0');
    expect((await client.get('frame_html')).text).toContain('<b id="useraddr">xs.one@cumt.edu.cn</b>');
  });

  it('add aliases where the school lets them, five at most and none twice', async () => {
    expect(await codeOf('add_alias', { alias: 'fresh' })).toBe('-30');
    practice.exmail.setVariant({ aliasAdd: 'link' });
    expect(await codeOf('add_alias', { alias: 'lab6' })).toBe('-32');
    for (const alias of ['aaa', 'bbb', 'ccc', 'ddd']) expect(await codeOf('add_alias', { alias })).toBe('0');
    expect(await codeOf('add_alias', { alias: 'eee' })).toBe('-31');
  });

  it('change the password, sealed', async () => {
    const seal = async (old: string, fresh: string, again = fresh) => {
      const { p, ts, more } = await client.sealed(old, fresh, again);
      return codeOf('chg_pwd', { p, ts, np: more[0] ?? '', np2: more[1] ?? '' });
    };
    expect(await seal('wrong', 'Another-one-22')).toBe('-40');
    expect(await seal(exmailPassword, 'Another-one-22', 'Another-one-23')).toBe('-41');
    expect(await seal(exmailPassword, 'short')).toBe('-42');
    expect(await seal(exmailPassword, 'Another-one-22')).toBe('0');
    expect((await client.signIn(one, {}, 'Another-one-22')).text).toContain('frame_html');
  });

  it.each(['page', 'dialog', 'frame'] as const)('want the first password changed in a %s', async (firstChange) => {
    practice.exmail.setVariant({ firstChange });
    enter('08203008@cumt.edu.cn');
    const { text } = await client.get('frame_html');
    const whole = firstChange === 'frame' ? text + (await client.get('setting4', 'fun=first')).text : text;
    expect(whole).toContain('首次登录，请修改密码');
    expect(text.includes('id="useraddr"')).toBe(firstChange !== 'page');
  });

  it.each(['常规', '换肤', '信纸'])('have the tab %s without anything to set', async (tab) => {
    expect((await client.get('setting4', `acc=0&tab=${encodeURIComponent(tab)}`)).text).toContain(`class="on"`);
  });
});

describe('the rules', () => {
  it.each([
    ['ab', false],
    ['abc', true],
    ['a23456789012345678', true],
    ['a234567890123456789', false],
    ['1abc', false],
    ['ab.c-d_e', true],
    ['ab..c', false],
    ['ab._c', false],
    ['abc-', false],
    ['ab c', false],
  ])('take or refuse the alias %s: %s', (alias, good) => {
    expect(aliasProblem(alias) === null).toBe(good);
  });

  it.each([
    ['8, none of the last five', 'abcdefg', false],
    ['8, none of the last five', 'abcdefgh', true],
    ['8, none of the last five', 'old-password', false],
    ['6-32, three classes', 'Abcde1', true],
    ['6-32, three classes', 'abcde1', false],
    ['6-32, three classes', 'Abc1 e', false],
    ['6-32, three classes', 'A08203001b', false],
    ['6-32, three classes, no four equal', 'Aaaab1111', false],
    ['6-32, three classes, no four equal', 'Aab1112', true],
  ] as const)('by %s of the password %s: %s', (rule, password, good) => {
    const account = { ...practice.exmail.state(one), oldPasswords: ['old-password'] };
    expect(passwordProblem(rule, account, password) === null).toBe(good);
  });
});
