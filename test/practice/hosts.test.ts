// @vitest-environment node
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startProxy } from '../e2e/harness/proxy.ts';
import { Client } from './client.ts';
import { startPractice, type Practice } from './practice.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await startPractice({ variant: { captcha: 'off' } });
});
afterAll(() => practice.close());
beforeEach(() => practice.reset());

describe('the hosts of the practice server', () => {
  it('shows a look-alike on a wrong host and keeps what it gets', async () => {
    const wrong = new Client(practice.port, 'mail.cqu.edu.cn.cc');
    expect((await wrong.fetch('/coremail/index.jsp')).text).toContain('请输入动态口令');
    await wrong.post('/lookalike', { dynamicPwd: '123456' });
    await wrong.fetch('/lookalike/seen', '12');
    expect(practice.caught).toEqual([
      { host: 'mail.cqu.edu.cn.cc', value: '123456' },
      { host: 'mail.cqu.edu.cn.cc', value: '12' },
    ]);
  });

  it('serves a registered page under every host until the reset', async () => {
    practice.page('/box.html', '<p>box</p>', { 'X-Frame-Options': 'DENY' });
    const reply = await new Client(practice.port, 'mail.cumt.edu.cn').fetch('/box.html');
    expect(reply).toMatchObject({ text: '<p>box</p>', headers: { 'x-frame-options': 'DENY' } });
    practice.reset();
    expect((await new Client(practice.port).fetch('/box.html')).status).toBe(404);
  });

  it('serves no file from outside the folder of shapes', async () => {
    const client = new Client(practice.port);
    expect((await client.fetch('/shapes/%2e%2e/%2e%2e/practice/main.ts')).status).toBe(404);
    expect((await client.fetch('/shapes/no-such-shape.html')).status).toBe(404);
  });

  it('serves page scripts without types and nothing else of its sources', async () => {
    const client = new Client(practice.port);
    const { text, headers } = await client.fetch('/coremail/common/assets/web/rsa.ts');
    expect(headers['content-type']).toBe('text/javascript;charset=UTF-8');
    expect(text).not.toContain(': bigint');
    expect((await client.fetch('/coremail/common/assets/web/no-such.ts')).status).toBe(404);
    expect((await client.fetch('/coremail/common/assets/qr.js')).text).toContain('encodeQR');
  });

  it('are found through the proxy of a browser unless a fault hides them', async () => {
    const proxy = await startProxy({ port: practice.port, plays: practice.faults.reachable });
    const connect = () =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = request({ port: proxy.port, method: 'CONNECT', path: 'mail.cqu.edu.cn:443' });
        asked.on('connect', (response, socket) => {
          socket.destroy();
          resolve(response.statusCode);
        });
        asked.on('error', reject);
        asked.end();
      });
    expect(await connect()).toBe(200);
    practice.faults.set('mail.cqu.edu.cn', 'dns');
    expect(await connect()).toBe(502);
    await proxy.close();
  });
});

describe('the console', () => {
  it('shows accounts, and received codes with their buttons', async () => {
    const client = new Client(practice.port);
    const { tempSid } = await client.signIn('student4');
    await client.call('user:triggerSecondAuth', { type: 'sms' }, tempSid);
    await client.call('user:triggerSecondAuth', { type: 'wechat' }, tempSid);
    expect((await client.fetch('/practice/console')).text).toContain('student4@cqu.edu.cn');
    const { text } = await client.fetch('/practice/inbox');
    expect(text).toContain(practice.inbox('student4@cqu.edu.cn').letters.at(-1)?.code);
    expect(text).toContain('确认授权并信任此设备');
    await client.post('/practice/scan', { address: 'student4@cqu.edu.cn', trust: 'true' });
    expect(practice.inbox('student4@cqu.edu.cn').scans).toHaveLength(0);
  });

  it('changes clock, variant and seed', async () => {
    const client = new Client(practice.port);
    await client.post('/practice/clock', { seconds: '90' });
    expect(practice.now() - Date.now()).toBeGreaterThan(89_000);
    await client.post('/practice/variant', { generation: 'XT3', qrAs: 'no such thing' });
    expect(practice.variant()).toMatchObject({ generation: 'XT3', qrAs: 'qrcodejs' });
  });
});
