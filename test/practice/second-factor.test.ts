// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { startPractice, type Practice } from './practice.ts';

const otpOnly = 'student3@cqu.edu.cn';
const all = 'student4@cqu.edu.cn';
/** Twelve seconds into a step, so that no test runs over its end. */
const start = 1_800_000_012_000;

let practice: Practice;
let client: Client;

beforeAll(async () => {
  practice = await startPractice({ now: () => start });
});
afterAll(() => practice.close());
beforeEach(() => {
  practice.reset();
  client = new Client(practice.port);
});

const outcomes = (address: string) => practice.state(address).attempts.map(({ outcome }) => outcome);

async function tryCode(code: string, type = 'otp', address = otpOnly): Promise<string> {
  const { tempSid } = await client.signIn(address);
  return (await client.prove(tempSid, type, code)).code;
}

describe('the second factor of a sign-in', () => {
  it('agrees with the examples of RFC 6238', async () => {
    practice.setClock(59_000 - start);
    expect(practice.code(otpOnly)).toBe('287082');
  });

  it.each([-30_000, 0, 30_000])('takes a code that is %i ms away', async (shift) => {
    expect(await tryCode(practice.code(otpOnly, shift))).toBe('S_OK');
    expect(practice.state(otpOnly).sessions).toHaveLength(1);
  });

  it.each([-60_000, 60_000])('refuses a code that is %i ms away', async (shift) => {
    expect(await tryCode(practice.code(otpOnly, shift))).toBe('FA_INVALID_DYNAMIC_PWD');
  });

  it('opens no session without a second factor', async () => {
    const { tempSid, answer } = await client.signIn(otpOnly);
    expect(answer.code).toBe('FA_NEED_DYNAMIC_PWD');
    expect((await client.call('user:login', { password: '' }, tempSid)).code).toBe('FA_NEED_DYNAMIC_PWD');
  });

  it('refuses a code that was used before in its step', async () => {
    const code = practice.code(otpOnly);
    expect(await tryCode(code)).toBe('S_OK');
    expect(await tryCode(code)).toBe('FA_INVALID_DYNAMIC_PWD');
    expect(outcomes(otpOnly)).toEqual(['accepted', 'reused']);
  });

  it('locks the method after five errors and opens it after a minute', async () => {
    const { tempSid } = await client.signIn(otpOnly);
    for (let error = 0; error < 5; error += 1) await client.prove(tempSid, 'otp', '000000');
    expect((await client.prove(tempSid, 'otp', practice.code(otpOnly))).code).toBe('FA_DYNAMIC_PWD_LOCKED');
    practice.setClock(59_000);
    expect((await client.prove(tempSid, 'otp', practice.code(otpOnly))).code).toBe('FA_DYNAMIC_PWD_LOCKED');
    practice.setClock(61_000);
    expect((await client.prove(tempSid, 'otp', practice.code(otpOnly))).code).toBe('S_OK');
    expect(outcomes(otpOnly)).toEqual([...Array.from({ length: 5 }, () => 'wrong'), 'locked', 'locked', 'accepted']);
  });

  it('leaves the other methods open when one is locked', async () => {
    const { tempSid } = await client.signIn(all);
    for (let error = 0; error < 5; error += 1) await client.prove(tempSid, 'otp', '000000');
    await client.call('user:triggerSecondAuth', { type: 'sms' }, tempSid);
    const code = practice.inbox(all).letters.at(-1)?.code ?? '';
    expect((await client.prove(tempSid, 'sms', code)).code).toBe('S_OK');
  });

  it.each(['sms', 'mail'] as const)('sends a code by %s and takes it once', async (by) => {
    const { tempSid } = await client.signIn(all);
    await client.call('user:triggerSecondAuth', { type: by }, tempSid);
    const letter = practice.inbox(all).letters.at(-1);
    expect(letter?.by).toBe(by);
    expect((await client.prove(tempSid, by, letter?.code ?? '')).code).toBe('S_OK');
    expect(await tryCode(letter?.code ?? '', by, all)).toBe('FA_INVALID_DYNAMIC_PWD');
  });

  it('refuses a sent code after five minutes', async () => {
    const { tempSid } = await client.signIn(all);
    await client.call('user:triggerSecondAuth', { type: 'sms' }, tempSid);
    practice.setClock(301_000);
    expect((await client.prove(tempSid, 'sms', practice.inbox(all).letters.at(-1)?.code ?? '')).code).toBe(
      'FA_INVALID_DYNAMIC_PWD',
    );
    expect(outcomes(all)).toEqual(['expired']);
  });

  it('waits for the WeChat scan and goes on when the phone confirms', async () => {
    const { tempSid } = await client.signIn(all);
    const started = await client.call('user:triggerSecondAuth', { type: 'wechat' }, tempSid);
    expect(started.var['qr']).toContain('/coremail/wechat/auth?ticket=');
    const stage = async () => (await client.call('user:querySecondAuthValidateStage', {}, tempSid)).var['stage'];
    expect(await stage()).toBe('WAITING');
    expect(practice.confirmScan(all)).toBe(true);
    expect(await stage()).toBe('VALIDATED');
    expect((await client.call('user:login', { password: '' }, tempSid)).code).toBe('S_OK');
  });

  it('takes the code of the mini-program in place of the scan', async () => {
    const { tempSid } = await client.signIn(all);
    await client.call('user:triggerSecondAuth', { type: 'wechat' }, tempSid);
    expect((await client.prove(tempSid, 'wechat', practice.inbox(all).miniProgram ?? '')).code).toBe('S_OK');
  });

  it('does not take the code of another method', async () => {
    expect(await tryCode(practice.code(all), 'sms', all)).toBe('FA_INVALID_DYNAMIC_PWD');
  });

  it('offers only bound methods, masked', async () => {
    const { tempSid } = await client.signIn('student5');
    const { methods } = (await client.call('user:querySecondAuth', {}, tempSid)).var as unknown as { methods: unknown };
    expect(methods).toEqual([
      { type: 'wechat', hint: '微信用户五' },
      { type: 'sms', hint: '138****0005' },
      { type: 'mail', hint: 'b***@example.com' },
    ]);
    expect((await client.prove(tempSid, 'otp', '000000')).code).toBe('FA_INVALID_DYNAMIC_PWD');
  });

  it('takes a posted code as well, and shows the page again after a refusal', async () => {
    const { tempSid } = await client.signIn(otpOnly);
    const path = `/coremail/index.jsp?cus=1&sid=${tempSid}`;
    const refused = await client.post(path, { secondAuthType: 'otp', secondAuthCode: '000000' });
    expect(refused.text).toContain("loginResultCode: 'FA_INVALID_DYNAMIC_PWD'");
    const taken = await client.post(path, {
      secondAuthType: 'otp',
      secondAuthCode: practice.code(otpOnly),
      authorizeDevice: 'true',
    });
    expect(taken.text).toContain('var tokenPreservePeriod = 2592000');
  });

  it('refuses the right code when it was told to', async () => {
    practice.fail({ kind: 'refuse' });
    expect(await tryCode(practice.code(otpOnly))).toBe('FA_INVALID_DYNAMIC_PWD');
    expect(await tryCode(practice.code(otpOnly))).toBe('S_OK');
    expect(outcomes(otpOnly)).toEqual(['told to refuse', 'accepted']);
  });
});
