// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { seededPassword } from './coremail/seeds.ts';
import { startPractice, type Practice } from './practice.ts';

let practice: Practice;
let client: Client;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(() => {
  practice.reset();
  client = new Client(practice.port);
});

async function post(fields: Record<string, string>) {
  const tempSid = await client.open();
  const reply = await client.post(`/coremail/index.jsp?cus=1&sid=${tempSid}`, fields);
  return { tempSid, reply };
}

describe('step one of the sign-in', () => {
  it('opens the mailbox when nothing is bound', async () => {
    const { answer } = await client.signIn('student1@cqu.edu.cn');
    expect(answer.code).toBe('S_OK');
    expect(answer.var['mainUrl']).toBe(`/coremail/XT/index.jsp?sid=${client.sid}`);
    expect((await client.fetch(answer.var['mainUrl'] ?? '')).text).toContain(client.sid);
  });

  it('takes the domain from its own field when the name has none', async () => {
    const { answer } = await client.signIn('student1', { domain: 'stu.cqu.edu.cn' });
    expect(answer.var['uid']).toBe('student1@stu.cqu.edu.cn');
  });

  it('refuses a wrong password', async () => {
    const tempSid = await client.open();
    const password = await client.sealed(tempSid, 'something else');
    expect((await client.call('user:login', { uid: 'student1', password }, tempSid)).code).toBe('PASSWORD_ERROR');
  });

  it('refuses a password that was not encrypted', async () => {
    const tempSid = await client.open();
    const answer = await client.call('user:login', { uid: 'student1', password: seededPassword }, tempSid);
    expect(answer.code).toBe('PASSWORD_ERROR');
  });

  it('shows the panel in the login page after a posted form', async () => {
    const tempSid = await client.open();
    const password = await client.sealed(tempSid, seededPassword);
    const { text } = await client.post(`/coremail/index.jsp?cus=1&sid=${tempSid}`, {
      uid: 'student3',
      domain: 'cqu.edu.cn',
      password,
    });
    expect(text).toContain("loginResultCode: 'FA_NEED_DYNAMIC_PWD'");
    expect(text).toContain('"panel":true');
    expect(practice.state('student3@cqu.edu.cn').sessions).toHaveLength(0);
  });

  it('hands sid and cookies over after a posted form', async () => {
    const tempSid = await client.open();
    const password = await client.sealed(tempSid, seededPassword);
    const { text } = await client.post(`/coremail/index.jsp?cus=1&sid=${tempSid}`, { uid: 'student1', domain: '', password });
    expect(text).toMatch(/var mainUrl = "\/coremail\/XT\/index\.jsp\?sid=\w{32}"/);
    expect([...client.cookies.keys()]).toEqual(['Coremail', 'Coremail.sid']);
  });

  it('takes a plain password and redirects on the XT3 page', async () => {
    practice.setVariant({ generation: 'XT3', appPath: 'XT3' });
    const { reply } = await post({ uid: 'student1', domain: 'cqu.edu.cn', password: seededPassword });
    expect(reply.status).toBe(302);
    expect(reply.headers['location']).toMatch(/^\/coremail\/XT3\/index\.jsp\?sid=\w{32}$/);
  });

  it('asks for the picture, refuses a wrong one and takes the right one', async () => {
    practice.setVariant({ captcha: 'on' });
    const tempSid = await client.open();
    const password = await client.sealed(tempSid, seededPassword);
    const login = (verifyCode: string) => client.call('user:login', { uid: 'student1', password, verifyCode }, tempSid);
    expect((await login('')).code).toBe('FA_NEED_VERIFY_CODE');
    expect((await login('????')).code).toBe('FA_INVALID_VERIFY_CODE');
    await client.fetch(`/coremail/displayVerifyCode.jsp?sid=${tempSid}&category=login`);
    expect((await login(practice.captcha().toLowerCase())).code).toBe('S_OK');
  });

  it('asks for the picture only after an error where the variant says so', async () => {
    practice.setVariant({ captcha: 'after errors' });
    const tempSid = await client.open();
    expect((await client.call('user:login', { uid: 'student1', password: 'x' }, tempSid)).code).toBe('PASSWORD_ERROR');
    expect((await client.call('user:login', { uid: 'student1', password: 'x' }, tempSid)).code).toBe('FA_NEED_VERIFY_CODE');
  });

  it.each([
    ['A', 'id="fakePassword"'],
    ['B', '<input id="password" name="password" class="u-input" type="password"'],
    ['XT3', 'id="login-btn"'],
  ] as const)('serves the page of generation %s', async (generation, mark) => {
    practice.setVariant({ generation });
    const { text } = await client.fetch('/coremail/index.jsp');
    expect(text).toContain(mark);
    expect(text).toContain('name="action:login"');
  });
});

describe('a trusted device', () => {
  it('is asked for nothing at the next sign-in, and forgotten when removed or out of date', async () => {
    const { tempSid } = await client.signIn('student3');
    const {
      token = '',
      secret = '',
      tokenPreservePeriod,
    } = (await client.prove(tempSid, 'otp', practice.code('student3@cqu.edu.cn'), true)).var;
    expect(tokenPreservePeriod).toBe(30 * 24 * 3600);
    const { signatureOf } = await import('./coremail/device-trust.ts');
    const proof = (agoMs = 0) => {
      const timestamp = `${Math.floor((practice.now() - agoMs) / 1000)}`;
      return { accessToken: token, timestamp, signature: signatureOf(token, timestamp, secret) };
    };
    expect((await client.signIn('student3', proof())).answer.code).toBe('S_OK');
    expect((await client.signIn('student3', { ...proof(), signature: 'wrong' })).answer.code).toBe('FA_NEED_DYNAMIC_PWD');
    expect((await client.signIn('student4', proof())).answer.code).toBe('FA_NEED_DYNAMIC_PWD');
    expect((await client.signIn('student3', proof(11 * 60_000))).answer.code).toBe('FA_NEED_DYNAMIC_PWD');
    practice.setClock(31 * 24 * 3_600_000);
    expect((await client.signIn('student3', proof())).answer.code).toBe('FA_NEED_DYNAMIC_PWD');
    practice.setClock(0);
    await client.signIn('student3', proof());
    const list = await client.call('user:listAuthDevices');
    expect(list.var).toHaveLength(1);
    expect((await client.call('user:removeAuthDevice', { id: token })).code).toBe('S_OK');
    expect((await client.signIn('student3', proof())).answer.code).toBe('FA_NEED_DYNAMIC_PWD');
  });

  it('is not made when the tick was not set', async () => {
    const { tempSid } = await client.signIn('student3');
    expect((await client.prove(tempSid, 'otp', practice.code('student3@cqu.edu.cn'))).var['token']).toBe('');
    expect(practice.state('student3@cqu.edu.cn').devices).toHaveLength(0);
  });
});
