// The panel of a sign-in: its calls, and the two ways it sends the code.
import type { Method } from '../account.ts';
import { call, valueOf } from './api.ts';
import { buildPanel } from './auth-panel.ts';
import { keepDevice } from './device-store.ts';
import type { MethodHint } from './method-switch.ts';
import { el, page } from './page.ts';
import { refusalWords } from './refusal-words.ts';

interface Entered {
  readonly mainUrl: string;
  readonly uid: string;
  readonly token: string;
  readonly secret: string;
  readonly tokenPreservePeriod: number;
}

/** Finishes the sign-in of a JSON flow and leaves for the application. */
export async function enter(tempSid: string, answer?: { readonly code: string; readonly var?: unknown }): Promise<void> {
  const last = answer ?? (await call(tempSid, 'user:login', { password: '' }));
  if (last.code !== 'S_OK') return;
  const { mainUrl, uid, token, secret, tokenPreservePeriod } = valueOf<Entered>(last);
  keepDevice(uid, token, secret, tokenPreservePeriod);
  (window.top ?? window).location.href = mainUrl;
}

function postCode(tempSid: string, method: Method, code: string, trust: boolean): void {
  const fields = { secondAuthType: method, secondAuthCode: code, authorizeDevice: String(trust) };
  const inputs = Object.entries(fields).map(([name, value]) => el('input', { type: 'hidden', name, value }));
  const action = `/coremail/index.jsp?cus=1&sid=${tempSid}`;
  const form = el('form', { method: 'post', action, target: '_top', hidden: '' }, ...inputs);
  document.body.append(form);
  form.submit();
}

function masked(account: string): string {
  return page.variant.accountShown === 'masked' ? account.replace(/^(..).*(?=@)/, '$1***') : account;
}

/** Asks for the methods and fills `root` with the panel of this temporary session. */
export async function showLoginPanel(root: HTMLElement, tempSid: string): Promise<void> {
  const { variant, state } = page;
  const asked = await call(tempSid, 'user:querySecondAuth');
  if (asked.code !== 'S_OK') return;
  const { methods, first, uid } = valueOf<{ methods: MethodHint[]; first: Method; uid: string }>(asked);
  const again = methods.find(({ type }) => type === state?.method)?.type;
  buildPanel(root, {
    variant,
    title: '二次验证',
    account: variant.accountShown === 'gone' ? '' : masked(uid),
    methods,
    first: again ?? first,
    withTrust: true,
    error: again === undefined ? '' : (refusalWords(page.loginResultCode ?? 'S_OK', variant) ?? ''),
    start: async (type) => {
      const answer = await call(tempSid, 'user:triggerSecondAuth', { tempSid, trans: 'login', type });
      return answer.code === 'S_OK' ? valueOf<{ qr: string }>(answer).qr : '';
    },
    scanned: async (_, trust) => {
      const answer = await call(tempSid, 'user:querySecondAuthValidateStage', { tempSid, trans: 'login', trust });
      return answer.code === 'S_OK' && valueOf<{ stage: string }>(answer).stage === 'VALIDATED';
    },
    send: async (type, code, trust) => {
      if (variant.codeRequest === 'form') {
        postCode(tempSid, type, code, trust);
        return new Promise<null>(() => undefined);
      }
      const body = { tempSid, trans: 'login', type, code, trust };
      const as = variant.codeRequest === 'json' ? 'json' : 'form';
      return refusalWords((await call(tempSid, 'user:validateSecondAuth', body, as)).code, variant);
    },
    accepted: () => void enter(tempSid),
    cancel: null,
  });
}
