// The login page: three forms under their tabs (password, SMS code, QR), and the small pages around it.
import { html, raw } from 'hono/html';
import { control, inScript } from '../../page-parts.ts';
import { needsPicture } from '../login.ts';
import type { UnifiedVisit, UnifiedWorld } from '../world.ts';
import { unifiedPage } from './parts.ts';

const panels = { password: '账号登录', dynamic: '动态码登录', qr: '扫码登录' } as const;

/** Fields every one of the forms has; the id of `execution` is in the page three times. */
function hidden(visit: UnifiedVisit, kind: string) {
  return html`<input type="hidden" name="_eventId" value="submit" />
    <input type="hidden" name="cllt" value="${kind}" />
    <input type="hidden" name="dllt" value="generalLogin" />
    <input type="hidden" name="lt" value="" />
    <input type="hidden" id="execution" name="execution" value="e1s1-${visit.id}" />`;
}

function passwordBox(world: UnifiedWorld) {
  const { passwordBox: kind } = world.variant;
  const box = (name: string) =>
    html`<input id="password" name="${name}" type="password" placeholder="请输入密码" autocomplete="off" />`;
  if (kind === 'password') return box('password');
  const sealed = html`<input type="hidden" id="saltPassword" name="password" value="" />`;
  return kind === 'passwordText' ? html`${box('passwordText')}${sealed}` : html`${sealed}${box('passwordText')}`;
}

function passwordForm(world: UnifiedWorld, visit: UnifiedVisit, username: string) {
  const asked = needsPicture(world, visit);
  return html`<form id="pwdFromId" method="post">
    <input id="username" name="username" type="text" placeholder="请输入学号/工号" value="${username}" />
    ${passwordBox(world)}
    <div id="captchaDiv" ${asked ? '' : 'hidden'}>
      <input id="captcha" name="captcha" type="text" maxlength="4" placeholder="请输入图形动态码" autocomplete="off" />
      <img id="captchaImg" alt="图形动态码" width="100" height="36" ${raw(asked ? 'src="/authserver/getCaptcha.htl"' : '')} />
    </div>
    <label><input id="rememberMe" name="rememberMe" type="checkbox" value="true" /> 7天免登录</label>
    ${hidden(visit, 'userNameLogin')}<input type="hidden" id="pwdEncryptSalt" value="${visit.salt}" />
    ${control(world.variant.loginButton, '登录', 'id="login_submit" class="login-btn"')}
  </form>`;
}

function dynamicForm(visit: UnifiedVisit) {
  return html`<form id="phoneFromId" method="post">
    <input id="mobile" name="username" type="text" placeholder="请输入手机号" autocomplete="off" />
    <div>
      <input id="loginDynamicCode" name="dynamicCode" type="text" maxlength="6" placeholder="请输入动态码" autocomplete="off" />
      <button id="getLoginCode" type="button">获取动态码</button>
    </div>
    ${hidden(visit, 'dynamicLogin')}<button class="login-btn" type="submit">登录</button>
  </form>`;
}

function qrForm(visit: UnifiedVisit) {
  return html`<form id="qrFromId" method="post">
    <img id="qr_img" alt="二维码" width="180" height="180" src="/authserver/qrCode/getCode?uuid=${visit.id}" />
    <p>请使用掌上矿大扫码登录</p>
    ${hidden(visit, 'qrLogin')}
  </form>`;
}

/** The page; `problem` in words after a refusal. */
export function loginPage(world: UnifiedWorld, visit: UnifiedVisit, problem: string, username: string) {
  const first = problem === '' ? world.variant.firstPanel : 'password';
  const forms = { password: passwordForm(world, visit, username), dynamic: dynamicForm(visit), qr: qrForm(visit) };
  const names = Object.keys(panels) as (keyof typeof panels)[];
  return unifiedPage(
    '统一身份认证平台',
    'login.ts',
    html`<script>
        var contextPath = '/authserver';
        var captchaSwitch = '1';
        var _badCredentialsCount = '3';
        var isQrLoginEnabled = 'true';
        var _fidoEnabled = 'true';
        var is_dynamicLogin = 'true';
        var is_userNameLogin = 'true';
        var variant = ${inScript(world.variant)};
      </script>
      <div class="login-tabs">
        ${names.map((name) => html`<a class="login-type-btn ${name === first ? 'on' : ''}" data-panel="${name}">${panels[name]}</a>`)}
      </div>
      <span id="showErrorTip" class="form-error">${problem}</span>
      ${names.map(
        (name) =>
          html`<div
            id="${name === 'password' ? 'pwdLoginDiv' : `${name}LoginDiv`}"
            data-form="${name}"
            ${name === first ? '' : 'hidden'}
          >
            ${forms[name]}
          </div>`,
      )}`,
  );
}

/** Asked when the member has a session elsewhere. */
export function conflictPage(service: string) {
  const here = `/authserver/login${service === '' ? '' : `?service=${encodeURIComponent(service)}`}`;
  return unifiedPage(
    '会话冲突',
    '',
    html`<p>您的账号已在别处登录，继续登录将使其下线。</p>
      <form id="continue" method="post" action="${here}">
        <input type="hidden" name="_eventId" value="continue" /><button class="login-btn" type="submit">继续登录</button>
      </form>`,
  );
}

/** For a service nobody registered. */
export const unknownServicePage = () => unifiedPage('应用未注册', '', html`<h2>应用未注册</h2>`);

/** Where a log-in without a service ends. */
export const welcomePage = (username: string) =>
  unifiedPage(
    '个人中心',
    '',
    html`<h2>登录成功</h2>
      <p id="who">${username}</p>
      <p><a href="/authserver/logout">退出</a></p>`,
  );
