// Pieces both login pages share: captcha, hidden fields, submit control, the school's own sign-in, what the scripts know.
import { html, raw } from 'hono/html';
import { needsCaptcha } from '../login.ts';
import type { ExmailVisit } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { control, inScript } from '../../page-parts.ts';
import { publicKey } from './frame-parts.ts';

/** What a login page shows again after a post. */
export interface LoginState {
  /** Id of the message, empty for none. */
  readonly message: string;
  readonly account: string;
}

/** Address of the school's unified sign-in, which comes back with a ticket. */
export const schoolLogin =
  'https://authserver.cumt.edu.cn/authserver/login?service=https%3A%2F%2Fmail.cumt.edu.cn%2Fcgi-bin%2Flogin%3Ffun%3Dbizopenssologin%26method%3Dbizauth%26agent%3Dcumt%26user%3D';

/** Fields the script fills before the post. */
export const hiddenFields: Readonly<Record<string, string>> = {
  sid: '',
  firstlogin: 'false',
  domain: '',
  aliastype: 'other',
  errtemplate: 'dm_loginpage',
  first_step: '',
  buy_amount: '',
  year: '',
  company_name: '',
  is_get_dp_coupon: '',
  source: '',
  qy_code: '',
  origin: '',
  starttime: '',
  redirecturl: '',
  f: 'biz',
  uin: '',
  p: '',
  delegate_url: '',
  ts: '',
  from: '',
  ppp: '',
  chg: '0',
  domain_bak: '',
  loginentry: '3',
  s: '',
  dmtype: 'bizmail',
  fun: '',
};

/** The hidden fields as inputs. */
export function hiddenInputs(without: readonly string[] = []) {
  return Object.entries(hiddenFields)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

/** The captcha row; hidden until it is asked for. `id` is the input's. */
export function captchaRow(world: ExmailWorld, visit: ExmailVisit, name: string) {
  const asked = needsCaptcha(world, visit);
  return html`<div id="VerifyArea" class="verify" ${asked ? '' : 'hidden'}>
    <input id="vc" name="${name}" class="txt" type="text" maxlength="4" autocomplete="off" placeholder="验证码" />
    <img
      id="vfcode"
      ${asked ? raw('src="/cgi-bin/getverifyimage?aid=23000101&amp;f=html&amp;ck=1"') : ''}
      alt="验证码"
      width="100"
      height="36"
    />
    <a class="js_change_vc" href="javascript:;">看不清，换一张</a>
  </div>`;
}

/** The control that sends the form. */
export function submitControl(world: ExmailWorld) {
  const look = world.variant.submitButton === 'a' ? 'loginbtn' : 'login_button';
  return control(world.variant.submitButton, '登 录', `id="btlogin" name="btlogin" class="btn_login ${look} js_login_btn"`);
}

/** How this page offers 统一身份认证. */
export function schoolControl(world: ExmailWorld) {
  if (world.variant.cas === 'button')
    return html`<button type="button" class="btn_cas" data-practice="cas" onclick="location.href='${schoolLogin}'">
      统一身份认证登录
    </button>`;
  const look = world.variant.cas === 'tab' ? 'tab_cas' : 'link_cas';
  return html`<a class="${look}" data-practice="cas" href="${schoolLogin}"
    >统一身份认证${world.variant.cas === 'tab' ? '' : '登录'}</a
  >`;
}

/** What the login scripts know: the key of the password step and the state. */
export function loginScript(world: ExmailWorld, visit: ExmailVisit, state: LoginState) {
  return html`<script>
    ${publicKey(world)};
    var bAlwaysShowVerifyCode = ${inScript(needsCaptcha(world, visit))};
    var page = ${inScript({ sid: '', token: '', pollMs: 500, variant: world.variant, message: state.message })};
  </script>`;
}
