// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { URI } from 'otpauth';
import { Client } from './client.ts';
import { qrTextOf } from './coremail/qr-text.ts';
import { seededPassword } from './coremail/seeds.ts';
import { startPractice, type Practice } from './practice.ts';
import { choices } from './variant.ts';

const fresh = 'student1@cqu.edu.cn';
const all = 'student4@cqu.edu.cn';

let practice: Practice;
let client: Client;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(async () => {
  practice.reset();
  client = new Client(practice.port);
});

async function enter(address: string): Promise<void> {
  const { tempSid, answer } = await client.signIn(address);
  // One step back, so that the tests have this step's codes for themselves.
  if (answer.code !== 'S_OK') await client.prove(tempSid, 'otp', practice.code(address, -30_000));
}

const bindOtp = (verifyCode: string) => client.call('user:updateSecondAuth', { type: 'otp', verifyCode });
const proveBy = (trans: string, target: string, type: string, code: string) =>
  client.call('user:validateSecondAuth', { trans, target, type, code });

describe('binding a third-party OTP', () => {
  it('shows a QR text, takes its code, and asks for a code at the next sign-in', async () => {
    await enter(fresh);
    const { qr = '' } = (await client.call('user:prepareUpdateSecondAuth', { type: 'otp' })).var;
    const shown = URI.parse(qr);
    expect(shown.secret.base32).toBe(practice.state(fresh).pendingOtp?.secret);
    expect((await bindOtp(practice.pendingCode(fresh))).code).toBe('S_OK');
    expect(practice.state(fresh).methods).toEqual(['otp']);
    expect((await client.signIn(fresh)).answer.code).toBe('FA_NEED_DYNAMIC_PWD');
  });

  it('binds nothing on a wrong code', async () => {
    await enter(fresh);
    await client.call('user:prepareUpdateSecondAuth', { type: 'otp' });
    expect((await bindOtp('000000')).code).toBe('FA_INVALID_DYNAMIC_PWD');
    expect(practice.state(fresh).methods).toEqual([]);
  });

  it('does not take the bind code again at the sign-in', async () => {
    await enter(fresh);
    await client.call('user:prepareUpdateSecondAuth', { type: 'otp' });
    const code = practice.pendingCode(fresh);
    await bindOtp(code);
    const { tempSid } = await client.signIn(fresh);
    expect((await client.prove(tempSid, 'otp', code)).code).toBe('FA_INVALID_DYNAMIC_PWD');
  });

  it('takes only the newest secret when the QR was refreshed', async () => {
    await enter(fresh);
    await client.call('user:prepareUpdateSecondAuth', { type: 'otp' });
    const old = practice.pendingCode(fresh);
    await client.call('user:prepareUpdateSecondAuth', { type: 'otp' });
    expect((await bindOtp(old)).code).toBe('FA_INVALID_DYNAMIC_PWD');
    expect((await bindOtp(practice.pendingCode(fresh))).code).toBe('S_OK');
  });

  it.each(choices.otpShape)('keeps to the shape %s', async (otpShape) => {
    practice.setVariant({ otpShape });
    await enter(fresh);
    const { qr = '' } = (await client.call('user:prepareUpdateSecondAuth', { type: 'otp' })).var;
    const totp = URI.parse(qr);
    expect(`${totp.algorithm} ${'period' in totp ? totp.period : 0}`).toBe(otpShape);
    expect((await bindOtp(practice.pendingCode(fresh))).code).toBe('S_OK');
  });

  it.each([
    ['Chinese issuer', /^otpauth:\/\/totp\/%E9%87%8D.*issuer=%E9%87%8D/],
    ['issuer with colon', /issuer=Coremail%3Acqu\.edu\.cn$/],
    ['no issuer', /^otpauth:\/\/totp\/student1%40cqu\.edu\.cn\?secret=JBSW(?!.*issuer)/],
    ['cm-otpauth', /^cm-otpauth:\/\/student1%40cqu\.edu\.cn\?secret=JBSW.*&authkey=.*&origin=https%3A/],
    ['bare secret', /^JBSWY3DPEHPK3PXP$/],
  ] as const)('writes the text with %s', (kind, shape) => {
    const otp = { secret: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1' as const, digits: 6, period: 30 };
    expect(qrTextOf(kind, fresh, otp)).toMatch(shape);
  });
});

describe('binding the other methods', () => {
  it.each([
    ['sms', '13900000000'],
    ['mail', 'me@example.org'],
  ] as const)('sends a code by %s to the new target and binds it', async (type, to) => {
    await enter(fresh);
    expect((await client.call('user:prepareUpdateSecondAuth', { type, to })).code).toBe('S_OK');
    const letter = practice.inbox(fresh).letters.at(-1);
    expect(letter?.to).toBe(to);
    expect((await client.call('user:updateSecondAuth', { type, verifyCode: letter?.code })).code).toBe('S_OK');
    expect(practice.state(fresh).bound[type]).toBe(to);
  });

  it('refuses an address or a number that is none', async () => {
    await enter(fresh);
    expect((await client.call('user:prepareUpdateSecondAuth', { type: 'sms', to: '12' })).code).toBe('FA_INVALID_PARAMETER');
    expect((await client.call('user:prepareUpdateSecondAuth', { type: 'mail', to: 'nobody' })).code).toBe('FA_INVALID_PARAMETER');
  });

  it('binds WeChat once the phone has confirmed', async () => {
    await enter(fresh);
    await client.call('user:prepareUpdateSecondAuth', { type: 'wechat' });
    expect((await client.call('user:updateSecondAuth', { type: 'wechat' })).code).toBe('FA_WAITING');
    practice.confirmScan(fresh);
    expect((await client.call('user:updateSecondAuth', { type: 'wechat' })).code).toBe('S_OK');
  });
});

describe('解绑 and 修改', () => {
  it('unbinds only after a code of the method or of another one', async () => {
    await enter(all);
    expect((await client.call('setting:unbindAuthKey', { type: 'otp' })).code).toBe('FA_NEED_DYNAMIC_PWD');
    expect((await proveBy('unbind', 'otp', 'otp', practice.code(all))).code).toBe('S_OK');
    expect((await client.call('setting:unbindAuthKey', { type: 'otp' })).code).toBe('S_OK');
    expect(practice.state(all).methods).toEqual(['wechat', 'sms', 'mail']);
    await client.call('user:triggerSecondAuth', { trans: 'unbind', type: 'sms' });
    await proveBy('unbind', 'mail', 'sms', practice.inbox(all).letters.at(-1)?.code ?? '');
    expect((await client.call('setting:unbindAuthKey', { type: 'mail' })).code).toBe('S_OK');
  });

  it('takes a proof only for what it was given for', async () => {
    await enter(all);
    await proveBy('update', 'otp', 'otp', practice.code(all));
    expect((await client.call('setting:unbindAuthKey', { type: 'otp' })).code).toBe('FA_NEED_DYNAMIC_PWD');
  });

  it('takes a proof for the method it was asked for, for five minutes', async () => {
    await enter(all);
    await proveBy('unbind', 'otp', 'otp', practice.code(all));
    expect((await client.call('setting:unbindAuthKey', { type: 'sms' })).code).toBe('FA_NEED_DYNAMIC_PWD');
    practice.setClock(301_000);
    expect((await client.call('setting:unbindAuthKey', { type: 'otp' })).code).toBe('FA_NEED_DYNAMIC_PWD');
  });

  it('takes no proof from a number that is only being bound', async () => {
    practice.bindOtp(fresh);
    await enter(fresh);
    await client.call('user:prepareUpdateSecondAuth', { type: 'sms', to: '13900000000' });
    const code = practice.inbox(fresh).letters.at(-1)?.code ?? '';
    expect((await proveBy('unbind', 'otp', 'sms', code)).code).toBe('FA_INVALID_DYNAMIC_PWD');
  });

  it('shows no new QR before the identity is proved, and keeps the old secret until the new one is confirmed', async () => {
    await enter(all);
    expect((await client.call('user:prepareUpdateSecondAuth', { type: 'otp' })).code).toBe('FA_NEED_DYNAMIC_PWD');
    const old = practice.state(all).bound.otp;
    await proveBy('update', 'otp', 'otp', practice.code(all));
    expect((await client.call('user:prepareUpdateSecondAuth', { type: 'otp' })).code).toBe('S_OK');
    expect(practice.state(all).bound.otp).toBe(old);
    expect((await bindOtp(practice.pendingCode(all))).code).toBe('S_OK');
    expect(practice.state(all).bound.otp?.secret).not.toBe(old?.secret);
  });

  it('switches the second factor off when everything is unbound', async () => {
    practice.bindOtp(fresh);
    await enter(fresh);
    await proveBy('unbind', 'otp', 'otp', practice.code(fresh));
    await client.call('setting:unbindAuthKey', { type: 'otp' });
    expect((await client.signIn(fresh)).answer.code).toBe('S_OK');
  });

  it('proves the identity by a WeChat scan as well', async () => {
    await enter(all);
    await client.call('user:triggerSecondAuth', { trans: 'unbind', type: 'wechat' });
    practice.confirmScan(all);
    const stage = await client.call('user:querySecondAuthValidateStage', { trans: 'unbind', type: 'wechat', target: 'wechat' });
    expect(stage.var['stage']).toBe('VALIDATED');
    expect((await client.call('setting:unbindAuthKey', { type: 'wechat' })).code).toBe('S_OK');
  });
});

describe('客户端专用密码', () => {
  it('is sixteen characters, shown once, and opens a mail client', async () => {
    await enter(fresh);
    expect(practice.clientMayEnter(fresh, seededPassword)).toBe(true);
    const { password = '' } = (await client.call('setting:createClientPwd', { name: '手机 Outlook' })).var;
    expect(password).toMatch(/^\w{16}$/);
    expect(JSON.stringify(await client.call('setting:listClientPwd'))).not.toContain(password);
    expect(practice.clientMayEnter(fresh, password)).toBe(true);
  });

  it('shuts mail clients out from the mailbox password for good, even when it was removed', async () => {
    await enter(fresh);
    const { id } = (await client.call('setting:createClientPwd', { name: 'Foxmail' })).var;
    await client.call('setting:removeClientPwd', { id });
    expect(practice.state(fresh).clientPasswords).toHaveLength(0);
    expect(practice.clientMayEnter(fresh, seededPassword)).toBe(false);
  });

  it('needs a name', async () => {
    await enter(fresh);
    expect((await client.call('setting:createClientPwd', { name: ' ' })).code).toBe('FA_INVALID_PARAMETER');
  });
});
