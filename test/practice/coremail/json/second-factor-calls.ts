// The calls of 二次验证设置: list, prove identity, bind, unbind, change.
import { Secret } from 'otpauth';
import { boundMethods, hintOf, methods, type Method, type Purpose } from '../account.ts';
import { qrTextOf } from '../qr-text.ts';
import { checkCode, checkMethod, methodFrom, purposeFrom, startMethod } from '../second-step.ts';
import { sendCode } from '../send-code.ts';
import { badRequest, ok, text, type Answer, type SessionCall, type SessionCalls } from './call.ts';

const provedMs = 5 * 60_000;

function prove({ world, session }: SessionCall, purpose: Purpose, target: Method): Answer {
  session.proved = { purpose, target, untilAt: world.clock.now() + provedMs };
  return ok;
}

function isProved({ world, session }: SessionCall, purpose: Purpose, target: Method): boolean {
  const { proved } = session;
  return proved !== null && proved.purpose === purpose && proved.target === target && proved.untilAt > world.clock.now();
}

/** A bound method may be bound anew only after its owner has proved himself. */
function mayBind(call: SessionCall, method: Method): boolean {
  return call.account.bound[method] === undefined || isProved(call, 'update', method);
}

function prepare(call: SessionCall, method: Method): Answer {
  const { world, account, body } = call;
  if (method === 'wechat') {
    const { ticket } = world.scan(account.address, 'bind');
    return { code: 'S_OK', var: { qr: `https://mail.cqu.edu.cn/coremail/wechat/bind?ticket=${ticket}` } };
  }
  if (method === 'otp') {
    const secret = new Secret({ size: 20 }).base32;
    account.pendingOtp = { secret, ...world.otpShape() };
    return { code: 'S_OK', var: { qr: qrTextOf(world.variant.qrText, account.address, account.pendingOtp) } };
  }
  const to = text(body, 'to');
  if (method === 'mail' ? !/^[^@\s]+@[^@\s]+$/.test(to) : !/^1\d{10}$/.test(to)) return { code: 'FA_INVALID_PARAMETER' };
  account.pendingTarget[method] = to;
  sendCode(account, method, world.clock.now(), to);
  return ok;
}

function bind(call: SessionCall, method: Method): Answer {
  const { world, account, session } = call;
  if (method === 'wechat') {
    if (world.takeScan(account.address, 'bind') === null) return { code: 'FA_WAITING' };
    account.bound.wechat = '微信用户';
  } else {
    const target = method === 'otp' ? account.pendingOtp : account.pendingTarget[method];
    if (target === null || target === undefined) return badRequest;
    const code = checkCode(world, account, {
      method,
      purpose: 'bind',
      code: text(call.body, 'verifyCode'),
      otp: account.pendingOtp,
    });
    if (code !== 'S_OK') return { code };
    if (typeof target !== 'string') account.bound.otp = target;
    else if (method !== 'otp') account.bound[method] = target;
    if (method === 'otp') account.pendingOtp = null;
    else delete account.pendingTarget[method];
  }
  session.proved = null;
  return ok;
}

/** Runs `act` with the method named by `field`; a request without one is wrong. */
function withMethod(act: (call: SessionCall, method: Method) => Answer, field = 'type'): (call: SessionCall) => Answer {
  return (call) => {
    const method = methodFrom(call.body[field]);
    return method === null ? badRequest : act(call, method);
  };
}

export const secondFactorCalls: SessionCalls = {
  'user:querySecondAuth': ({ world, account }) => ({
    code: 'S_OK',
    var: {
      list: methods.map((type) => ({ type, bound: account.bound[type] !== undefined, hint: hintOf(account, type) })),
      methods: boundMethods(account).map((type) => ({ type, hint: hintOf(account, type) })),
      first: world.firstMethod(account),
    },
  }),
  'user:triggerSecondAuth': withMethod((call, method) => {
    const purpose = purposeFrom(call.body['trans']);
    const started = purpose === null ? null : startMethod(call.world, call.account, method, purpose);
    return started === null ? badRequest : { code: 'S_OK', var: started };
  }),
  'user:querySecondAuthValidateStage': withMethod((call, target) => {
    const purpose = purposeFrom(call.body['trans']);
    if (purpose === null) return badRequest;
    if (call.world.takeScan(call.account.address, purpose) === null) return { code: 'S_OK', var: { stage: 'WAITING' } };
    prove(call, purpose, target);
    return { code: 'S_OK', var: { stage: 'VALIDATED' } };
  }, 'target'),
  'user:validateSecondAuth': withMethod((call, method) => {
    const purpose = purposeFrom(call.body['trans']);
    const target = methodFrom(call.body['target']);
    if (purpose === null || target === null) return badRequest;
    const code = checkMethod(call.world, call.account, method, purpose, text(call.body, 'code'));
    return code === 'S_OK' ? prove(call, purpose, target) : { code };
  }),
  'user:prepareUpdateSecondAuth': withMethod((call, method) =>
    mayBind(call, method) ? prepare(call, method) : { code: 'FA_NEED_DYNAMIC_PWD' },
  ),
  'user:updateSecondAuth': withMethod((call, method) =>
    mayBind(call, method) ? bind(call, method) : { code: 'FA_NEED_DYNAMIC_PWD' },
  ),
  'setting:unbindAuthKey': withMethod((call, method) => {
    if (!isProved(call, 'unbind', method)) return { code: 'FA_NEED_DYNAMIC_PWD' };
    delete call.account.bound[method];
    call.session.proved = null;
    return ok;
  }),
};
