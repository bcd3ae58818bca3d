// The calls a login page makes: password key, both steps, WeChat stage.
import { boundMethods, hintOf } from '../account.ts';
import { finish, firstStep, needsCaptcha } from '../login.ts';
import { checkMethod, methodFrom, startMethod } from '../second-step.ts';
import { badRequest, isTrue, ok, text, type Answer, type VisitCall, type VisitCalls } from './call.ts';

function waiting({ world, visit }: VisitCall) {
  return visit.passwordOk && visit.address !== null ? (world.accounts.get(visit.address) ?? null) : null;
}

function entryAnswer(call: VisitCall): Answer {
  const entry = finish(call.world, call.visit);
  if (entry === null) return { code: 'FA_NEED_DYNAMIC_PWD', var: { sid: call.visit.tempSid } };
  call.enter(entry);
  const { session, mainUrl, token, secret, preservePeriod } = entry;
  return {
    code: 'S_OK',
    var: { sid: session.sid, mainUrl, token, secret, tokenPreservePeriod: preservePeriod, uid: session.address },
  };
}

export const visitCalls: VisitCalls = {
  'user:getPasswordKey': ({ world, visit }) => ({
    code: 'S_OK',
    var: { sid: visit.tempSid, key: { type: 'RSA', ...world.key.public() } },
  }),
  'user:login': (call) => {
    const { world, visit, body } = call;
    if (text(body, 'password') !== '' || !visit.passwordOk) {
      const code = firstStep(world, visit, {
        uid: text(body, 'uid'),
        domain: text(body, 'domain'),
        password: text(body, 'password'),
        captcha: text(body, 'verifyCode'),
        device: {
          accessToken: text(body, 'accessToken'),
          timestamp: text(body, 'timestamp'),
          signature: text(body, 'signature'),
        },
      });
      if (code !== 'S_OK') return { code, var: { sid: visit.tempSid, needVerifyCode: needsCaptcha(world, visit) } };
    }
    return entryAnswer(call);
  },
  'user:querySecondAuth': (call) => {
    const account = waiting(call);
    if (account === null) return badRequest;
    const methods = boundMethods(account).map((type) => ({ type, hint: hintOf(account, type) }));
    return { code: 'S_OK', var: { methods, first: call.world.firstMethod(account), uid: account.address } };
  },
  'user:triggerSecondAuth': (call) => {
    const account = waiting(call);
    const method = methodFrom(call.body['type']);
    if (account === null || method === null) return badRequest;
    const started = startMethod(call.world, account, method, 'login');
    return started === null ? badRequest : { code: 'S_OK', var: started };
  },
  'user:querySecondAuthValidateStage': (call) => {
    const account = waiting(call);
    if (account === null) return badRequest;
    const scan = call.world.takeScan(account.address, 'login');
    if (scan !== null) {
      call.visit.validated = true;
      call.visit.trust ||= scan.trust || isTrue(call.body, 'trust');
    }
    return { code: 'S_OK', var: { stage: call.visit.validated ? 'VALIDATED' : 'WAITING' } };
  },
  'user:validateSecondAuth': (call) => {
    const account = waiting(call);
    const method = methodFrom(call.body['type']);
    if (account === null || method === null) return badRequest;
    const code = checkMethod(call.world, account, method, 'login', text(call.body, 'code'));
    if (code !== 'S_OK') return { code };
    call.visit.validated = true;
    call.visit.trust = isTrue(call.body, 'trust');
    return ok;
  },
};
