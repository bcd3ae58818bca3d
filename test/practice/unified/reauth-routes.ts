// The addresses of the second factor: its page, changing the method, sending a code, checking one.
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { randomLetters } from '../random-letters.ts';
import { cookies, kept, sessionOf } from './cookies.ts';
import { methodsOf, reAuthTypeOf, reAuthTypes, type UnifiedMember } from './member.ts';
import { reAuthPage } from './pages/reauth.ts';
import { resendMs, type UnifiedSession, type UnifiedWorld } from './world.ts';

interface Call {
  readonly c: Context;
  readonly session: UnifiedSession;
  readonly member: UnifiedMember;
  readonly field: (name: string) => string;
}

function changeType({ c, session, member, field }: Call): Response {
  const type = methodsOf(member).find((one) => one === field('reAuthType'));
  if (type === undefined) return c.json({ code: '0', msg: '该认证方式未启用' });
  session.type = type;
  return c.json({ code: '1', data: { reAuthTypeName: reAuthTypes[type].name, reAuthUserNameInput: member.username } });
}

function sendCode(world: UnifiedWorld, { c, session, member, field }: Call): Response {
  const type = reAuthTypeOf(session.type);
  if (type === null || type === '10' || field('authCodeTypeName') !== reAuthTypes[type].call)
    return c.json({ res: 'error', returnMessage: '系统异常' });
  const left = world.send(member, type);
  const mobile = `${member.phone.slice(0, 3)}****${member.phone.slice(-4)}`;
  if (left !== null) return c.json({ res: 'code_time_fail', mobile, codeTime: left });
  const res = { '3': 'success', '4': 'wechat_success', '11': 'other_success', '13': 'other_success' }[type];
  return c.json({ res, mobile, returnMessage: '动态口令已发送', codeTime: resendMs / 1000 });
}

function check(world: UnifiedWorld, { c, session, member, field }: Call): Response {
  const trusts = field('skipTmpReAuth') === 'true';
  const trust = () => {
    const token = randomLetters(32);
    member.trusted.add(token);
    setCookie(c, cookies.trust, token, { ...kept, maxAge: 30 * 86_400 });
  };
  // The page may ask about the device after the code was good.
  if (session.passed) {
    if (trusts) trust();
    return c.json({ code: 'reAuth_success' });
  }
  const type = methodsOf(member).find((one) => one === field('reAuthType'));
  if (type === undefined) return c.json({ code: 'reAuth_unauthorized', msg: '该认证方式未启用' });
  const outcome =
    type === '10'
      ? (member.token?.try(field('otpCode'), world.clock.now()) ?? 'wrong')
      : world.takeSent(member, type, field('dynamicCode'))
        ? 'accepted'
        : 'wrong';
  world.remember(member, type, outcome);
  if (outcome !== 'accepted')
    return c.json({
      code: 'reAuth_failed',
      msg: outcome === 'locked' ? '错误次数过多，请稍后再试' : world.variant.refusalWords,
    });
  session.passed = true;
  if (trusts) trust();
  return c.json({ code: 'reAuth_success' });
}

/** Adds them. */
export function reAuthRoutes(app: Hono, world: UnifiedWorld): void {
  const call = (path: string, act: (call: Call) => Response) =>
    app.post(path, async (c) => {
      const form = await c.req.parseBody();
      const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
      const known = sessionOf(c, world);
      return known === null
        ? c.json({ errCode: '206302', code: 'reAuth_unauthorized', msg: '会话已过期' })
        : act({ c, field, ...known });
    });
  call('/authserver/reAuthCheck/changeReAuthType.do', changeType);
  call('/authserver/dynamicCode/getDynamicCodeByReauth.do', (asked) => sendCode(world, asked));
  call('/authserver/reAuthCheck/reAuthSubmit.do', (asked) => check(world, asked));
  app.get('/authserver/reAuthCheck/reAuthLoginView.do', (c) => {
    const known = sessionOf(c, world);
    const service = c.req.query('service') ?? '';
    if (known === null) return c.redirect(`/authserver/login?service=${encodeURIComponent(service)}`);
    return c.html(reAuthPage(world, known.session, known.member, service));
  });
}
