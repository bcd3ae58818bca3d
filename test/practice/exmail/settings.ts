// What a member changes in the settings, by the rules: client passwords behind a safety check, 安全登录, WeChat, aliases, password.
import { note } from '../journal.ts';
import type { ExmailAccount } from './account.ts';
import { openPassword } from './login.ts';
import { aliasProblem, mostAliases, passwordProblem } from './rules.ts';
import { newClientPassword, newCode, type ExmailSession } from './session.ts';
import type { ExmailVariant } from './variant.ts';
import type { ExmailWorld } from './world.ts';

/** Ms a passed safety check holds. */
const checkMs = 5 * 60_000;

/** One change a page asks for. */
export interface Change {
  readonly world: ExmailWorld;
  readonly account: ExmailAccount;
  readonly session: ExmailSession;
  readonly field: (name: string) => string;
}

/** What the calls of the settings answer. The numbers other than 0 are made up. */
export interface Outcome {
  readonly errcode: string;
  readonly errmsg?: string;
  readonly data?: Readonly<Record<string, string>>;
  /** What the safety check wants. */
  readonly check?: string;
}

const done: Outcome = { errcode: '0' };
const refuse = (errcode: string, errmsg: string): Outcome => ({ errcode, errmsg });

/** What the safety check wants of this member. */
export function checkOf(world: ExmailWorld, { wechat, phone }: ExmailAccount): ExmailVariant['safetyCheck'] {
  const { safetyCheck } = world.variant;
  if (safetyCheck === 'scan') return wechat === null ? 'password' : 'scan';
  return safetyCheck === 'phone code' && phone !== null ? 'phone code' : 'password';
}

/** What must be so before this member may make a client password, in words; null when all is. */
export function missingFor(world: ExmailWorld, account: ExmailAccount): string | null {
  if (!account.clientScope) return '管理员未开启您的客户端使用权限，请联系管理员';
  const { passwordNeeds } = world.variant;
  if (passwordNeeds === 'IMAP/SMTP' && !account.imap) return '请先开启IMAP/SMTP服务';
  return passwordNeeds === '安全登录' && !account.safeLogin ? '请先开启安全登录' : null;
}

function makePassword({ world, account, session, field }: Change): Outcome {
  const missing = missingFor(world, account);
  if (missing !== null) return refuse('-20', missing);
  const now = world.clock.now();
  const checked = session.checkedAt !== null && now - session.checkedAt < checkMs;
  if (world.variant.passwordAnswer === 'safety check' && !checked)
    return { ...refuse('-118', '为了您的帐号安全，请先完成安全验证'), check: checkOf(world, account) };
  if (world.variant.nameDialog !== 'none' && field('name').trim() === '') return refuse('-10', '请填写识别名称');
  const made = {
    id: `${now}${account.clientPasswords.length}`,
    name: field('name').trim(),
    password: newClientPassword(),
    at: now,
  };
  account.clientPasswords.push({ ...made, usedAt: null });
  note('client password made');
  return { errcode: '0', data: { passwd: made.password, id: made.id, name: made.name } };
}

function stopPassword({ account, field }: Change): Outcome {
  const at = account.clientPasswords.findIndex(({ id }) => id === field('id'));
  if (at < 0) return refuse('-11', '密码不存在');
  account.clientPasswords.splice(at, 1);
  return done;
}

/** After it every session of the member is over: he signs in again, by scan. */
function switchSafeLogin({ world, account, field }: Change): Outcome {
  if (account.wechat === null) return refuse('-21', '请先绑定微信');
  account.safeLogin = field('on') === '1';
  note('safe login switched');
  for (const { sid, address } of world.sessions.values()) if (address === account.address) world.end(sid);
  return done;
}

function bindWechat({ world, account, session, field }: Change): Outcome {
  const wechat = world.takeScan(field('ticket'), session.sid);
  if (wechat === null) return refuse('-1', '微信扫码信息已过期');
  account.wechat = wechat;
  return done;
}

function unbindWechat({ account }: Change): Outcome {
  if (account.safeLogin) return refuse('-22', '请先关闭安全登录');
  account.wechat = null;
  account.wechatNotice = false;
  return done;
}

/** The safety check: its code is sent, or what came is checked. */
function check(change: Change): Outcome {
  const { world, account, session, field } = change;
  const kind = checkOf(world, account);
  if (field('act') === 'check_send') {
    if (kind !== 'phone code') return refuse('-1', '系统繁忙');
    account.letters.push({ at: world.clock.now(), by: 'sms', to: account.phone ?? '', code: newCode() });
    return done;
  }
  const sent = account.letters.at(-1)?.code ?? '';
  const good = {
    scan: () => world.takeScan(field('ticket'), session.sid) === account.wechat,
    'phone code': () => sent !== '' && sent === field('code'),
    password: () => openPassword(world, field('p'), field('ts')) === account.password,
  }[kind]();
  if (!good) return refuse('-119', '验证失败，请重试');
  session.checkedAt = world.clock.now();
  return done;
}

function addAlias({ world, account, field }: Change): Outcome {
  const local = field('alias').trim().toLowerCase();
  const address = `${local}@${account.address.split('@')[1]}`;
  const problem = world.variant.aliasAdd === 'by the school' ? '别名由学校统一管理' : aliasProblem(local);
  if (problem !== null) return refuse('-30', problem);
  if (account.aliases.length >= mostAliases) return refuse('-31', `最多可以设置${mostAliases}个别名`);
  if (world.find(address) !== null) return refuse('-32', '该别名已被使用');
  account.aliases.push(address);
  return done;
}

function setSender({ account, field }: Change): Outcome {
  if (![account.address, ...account.aliases].includes(field('address'))) return refuse('-33', '没有此帐号');
  account.sender = field('address');
  return done;
}

function changePassword({ world, account, field }: Change): Outcome {
  const open = (name: string) => openPassword(world, field(name), field('ts'));
  const [old, fresh, again] = [open('p'), open('np'), open('np2')];
  if (old !== account.password) return refuse('-40', '当前密码不正确');
  if (fresh === null || fresh !== again) return refuse('-41', '两次输入的密码不一致');
  const problem = passwordProblem(world.variant.passwordRule, account, fresh);
  if (problem !== null) return refuse('-42', problem);
  account.oldPasswords.push(account.password);
  account.password = fresh;
  account.mustChangePassword = false;
  return done;
}

/** Every change by the `act` the pages send. Only `add_spwd` is known of the product. */
const acts: Readonly<Record<string, (change: Change) => Outcome>> = {
  add_spwd: makePassword,
  del_spwd: stopPassword,
  safe_login: switchSafeLogin,
  bind_wx: bindWechat,
  unbind_wx: unbindWechat,
  wx_notice: ({ account, field }) => {
    account.wechatNotice = field('on') === '1';
    return done;
  },
  clear_trust: ({ account }) => {
    account.trusted.clear();
    return done;
  },
  check_send: check,
  check,
  add_alias: addAlias,
  set_sender: setSender,
  chg_pwd: changePassword,
};

/** Does what a page asks for. */
export function doChange(asked: Change): Outcome {
  const act = acts[asked.field('act')];
  if (act === undefined || asked.field('token') !== asked.session.token) return refuse('-2', '请求无效，请刷新页面');
  const outcome = act(asked);
  if (outcome.errcode === '0') note('changed');
  return outcome;
}
