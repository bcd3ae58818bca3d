// Signing in without a password: the WeChat scan, the phone code, and the choice among the accounts they prove.
import type { Context, Hono } from 'hono';
import { encodeQR } from 'qr';
import type { ExmailAccount } from '../account.ts';
import { codeMs, remember, stateProblem } from '../login.ts';
import { newCode } from '../session.ts';
import { scanMs, type ExmailWorld } from '../world.ts';
import { fieldsOf } from './guard.ts';
import { enter, showLogin, visitOf, xhr } from './login-routes.ts';

const bound = (world: ExmailWorld, fits: (account: ExmailAccount) => boolean) => [...world.accounts.values()].filter(fits);

/** The QR picture for the page of this id; a fresh ticket each time. */
export function picture(c: Context, world: ExmailWorld, visit: string) {
  const ticket = world.newScan(visit);
  const svg = encodeQR(`https://open.weixin.qq.com/connect/confirm?uuid=${ticket}`, 'svg');
  return c.json({ ticket, svg });
}

/** The page's question whether the phone has scanned; in reality WeChat's own host answers it. */
function stage(c: Context, world: ExmailWorld) {
  const scan = world.scans.get(c.req.query('ticket') ?? '');
  const expired = scan === undefined || world.clock.now() - scan.at > scanMs;
  return c.json({ stage: expired ? 'expired' : scan.wechat === null ? 'waiting' : 'scanned' });
}

/** `loginpage?action=wx_login_choose`: the accounts of the WeChat that scanned. */
function chooseByScan(c: Context, world: ExmailWorld) {
  const visit = visitOf(c, world);
  const scanned = world.takeScan(c.req.query('wx_login_code') ?? '', visit.id);
  if (scanned === null) return c.json({ wx_login_ret: '-1', errmsg: '微信扫码信息已过期' });
  const found = bound(world, ({ wechat }) => wechat === scanned);
  if (found.length === 0) return c.json({ wx_login_ret: '-121' });
  visit.proved = found.map(({ address }) => address);
  for (const account of found) remember(world, account, 'scan', 'proved');
  const alias = found.map(({ address, role }) => ({ alias: address, corpname: '中国矿业大学', owner: role === 'admin' ? 1 : 0 }));
  return c.json({ wx_login_ret: '0', wx_login: [{ wx_alias: alias }] });
}

async function portal(c: Context, world: ExmailWorld) {
  const field = await fieldsOf(c);
  const visit = visitOf(c, world);
  const now = world.clock.now();
  if (field('action') === 'send_sms') {
    const number = field('mobile');
    const found = bound(world, ({ phone }) => phone === number);
    if (found.length === 0) return c.json({ retcode: '-2' });
    if (visit.phone !== null && now - visit.phone.at < 60_000) return c.json({ retcode: '-101' });
    const code = newCode();
    visit.phone = { number, code, at: now };
    for (const account of found) account.letters.push({ at: now, by: 'sms', to: number, code });
    return c.json({ retcode: '0' });
  }
  if (field('action') !== 'auth_sms') return c.json({ errorcode: '-98' });
  const sent = visit.phone;
  const good = sent !== null && sent.number === field('mobile') && sent.code === field('phone_vc') && now - sent.at < codeMs;
  if (!good) return c.json({ errorcode: '-99' });
  visit.phone = null;
  const found = bound(world, ({ phone }) => phone === sent.number);
  visit.proved = found.map(({ address }) => address);
  for (const account of found) remember(world, account, 'phone', 'proved');
  return c.json({ errorcode: '0', phone_login: [{ phone_alias: found.map(({ address }) => ({ alias: address })) }] });
}

/** The chosen account: only one that this browser has proved. */
async function choose(c: Context, world: ExmailWorld) {
  const field = await fieldsOf(c);
  const visit = visitOf(c, world);
  const account = visit.proved.includes(field('alias')) ? world.find(field('alias')) : null;
  if (account === null) return xhr(c, world, { RetCode: '-1', data: { errcode: '-99' } });
  visit.proved = [];
  const problem = stateProblem(account);
  if (problem !== null) return xhr(c, world, { RetCode: '-60', target: '' });
  remember(world, account, field('by') === 'phone' ? 'phone' : 'scan', 'ok');
  const { sid, head, path } = enter(c, world, account);
  return xhr(c, world, {
    RetCode: '0',
    sid: sid === '' ? 'carried' : sid,
    isWwBizmail: 'false',
    target: '',
    url: `${head}${path}`,
  });
}

/** Adds them. */
export function proofRoutes(app: Hono, world: ExmailWorld): void {
  app.get('/cgi-bin/loginpage', (c) => {
    if (c.req.query('action') === 'wx_login_choose') return chooseByScan(c, world);
    if (c.req.query('action') === 'practice_qr') return picture(c, world, visitOf(c, world).id);
    if (c.req.query('action') === 'practice_stage') return stage(c, world);
    return showLogin(c, world, { message: c.req.query('errmsg') ?? '', account: c.req.query('account') ?? '' });
  });
  app.all('/cgi-bin/bizmail_portal', (c) => portal(c, world));
  app.post('/cgi-bin/login_choose', (c) => choose(c, world));
}
