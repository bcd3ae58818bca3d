// The calls of the mail application: who am I, message list, devices, client passwords, logout.
import { randomInt } from 'node:crypto';
import { note, shownCount } from '../../journal.ts';
import type { Account, Mail } from '../account.ts';
import { badRequest, ok, text, type Answer, type SessionCalls } from './call.ts';

const passwordLetters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function stamp(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function row(account: Account, mail: Mail): Record<string, unknown> {
  const dates = { sentDate: stamp(mail.at), receivedDate: stamp(mail.at), modifiedDate: stamp(mail.at) };
  const flags = mail.read ? { read: true } : {};
  return { id: mail.id, fid: mail.fid, size: 4096, from: mail.from, to: account.address, subject: mail.subject, ...dates, flags };
}

/** Messages of a folder, newest first, `start` and `limit` as asked. Unread means: no `flags.read`. */
function listMessages(account: Account, body: Readonly<Record<string, unknown>>): Answer {
  const fid = Number(body['fid'] ?? 1);
  const found = account.mails.filter((mail) => mail.fid === fid).toSorted((a, b) => b.at - a.at);
  const start = Number(body['start'] ?? 0);
  const rows = found.slice(start, start + Number(body['limit'] ?? 20)).map((mail) => row(account, mail));
  return { code: 'S_OK', midoffset: start, total: found.length, var: rows };
}

/** What the folder call answers (`mail.jsp?func=getAllFolders`). */
export function allFolders(account: Account): Answer {
  const names = { 1: '收件箱', 2: '草稿箱', 3: '已发送', 4: '已删除', 5: '垃圾邮件', 2778360: '我的文件夹' };
  const folders = Object.entries(names).map(([id, name]) => {
    const mails = account.mails.filter((mail) => mail.fid === Number(id));
    const unread = mails.filter((mail) => !mail.read).length;
    const shown = Number(id) === 1 ? Number(shownCount(unread)) : unread;
    const stats = { messageCount: mails.length, unreadMessageCount: shown, messageSize: 0, unreadMessageSize: 0 };
    const threads = { threadCount: mails.length, unreadThreadCount: unread };
    return { id: Number(id), name, flags: { system: Number(id) < 6 }, keepPeriod: 0, stats: { ...stats, ...threads } };
  });
  return { code: 'S_OK', var: folders };
}

export const mailCalls: SessionCalls = {
  'user:getAttrs': ({ account }) => ({
    code: 'S_OK',
    var: {
      email: account.address,
      true_name: account.name,
      default_sender_address: `"${account.name}" <${account.address}>`,
      must_bind: account.forced && Object.keys(account.bound).length === 0,
    },
  }),
  'mbox:getAllFolders': ({ account }) => allFolders(account),
  'mbox:listMessages': ({ account, body }) => listMessages(account, body),
  'mbox:listThreads': ({ account, body }) => listMessages(account, body),
  'mbox:readMessage': ({ account, body }) => {
    const mail = account.mails.find(({ id }) => id === body['mid']);
    if (mail === undefined) return badRequest;
    if (!mail.read) note('mail read');
    mail.read = true;
    return ok;
  },
  'user:offSiteRemind': ({ session }) => ({ code: 'S_OK', var: { lastLogin: stamp(session.at), place: '重庆' } }),
  'user:logout': ({ world, session }) => {
    world.sessions.delete(session.sid);
    note('session ended');
    return ok;
  },
  'user:listAuthDevices': ({ account }) => ({
    code: 'S_OK',
    var: account.devices.map(({ token, name, at, expiresAt }) => ({ id: token, name, at: stamp(at), until: stamp(expiresAt) })),
  }),
  'user:removeAuthDevice': ({ account, body }) => {
    const at = account.devices.findIndex(({ token }) => token === body['id']);
    if (at < 0) return badRequest;
    account.devices.splice(at, 1);
    return ok;
  },
  'setting:listClientPwd': ({ account }) => ({
    code: 'S_OK',
    var: account.clientPasswords.map(({ id, name, at }) => ({ id, name, at: stamp(at) })),
  }),
  'setting:createClientPwd': ({ world, account, body }) => {
    const name = text(body, 'name').trim();
    if (name === '') return { code: 'FA_INVALID_PARAMETER' };
    const letters = Array.from({ length: 16 }, () => passwordLetters[randomInt(passwordLetters.length)]);
    const made = {
      id: `${account.clientPasswords.length}${randomInt(1e6)}`,
      name,
      password: letters.join(''),
      at: world.clock.now(),
    };
    account.clientPasswords.push(made);
    account.clientPasswordEver = true;
    return { code: 'S_OK', var: { id: made.id, password: made.password } };
  },
  'setting:removeClientPwd': ({ account, body }) => {
    const at = account.clientPasswords.findIndex(({ id }) => id === body['id']);
    if (at < 0) return badRequest;
    account.clientPasswords.splice(at, 1);
    return ok;
  },
};
