// The login page: generations A and B (XT5 and later) and XT3, with the hidden fields the facts list.
import { inScript } from '../page-parts.ts';
import { html, raw } from 'hono/html';
import { needsCaptcha } from './login.ts';
import { domains } from './seeds.ts';
import type { LoginVisit } from './session.ts';
import { className } from './web/class-names.ts';
import type { World } from './world.ts';

/** What the last post of this page came to. */
export interface LoginResult {
  readonly code: string;
  readonly uid: string;
  readonly domain: string;
  /** Method to show again after a refused code. */
  readonly method: string;
}

export const freshResult: LoginResult = { code: '', uid: '', domain: domains[0], method: '' };

const device =
  '{"uuid":"webmail_windows","imie":"webmail_windows","friendlyName":"chrome 149","model":"windows","os":"windows","osLanguage":"zh-CN","deviceType":"Webmail"}';

const hiddenFields: readonly (readonly [string, string])[] = [
  ['nodetect', 'false'],
  ['destURL', ''],
  ['supportLoginDevice', 'true'],
  ['accessToken', ''],
  ['timestamp', ''],
  ['signature', ''],
  ['nonce', ''],
  ['device', device],
  ['supportDynamicPwd', 'true'],
  ['supportBind2FA', 'true'],
  ['authorizeDevice', ''],
  ['loginType', ''],
  ['face', 'auto'],
  ['faceName', '自动选择'],
  ['action:login', ''],
];

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}" />`;

function submitControl(world: World) {
  const old = world.variant.generation === 'XT3';
  const id = old ? raw('id="login-btn"') : '';
  const look = old ? 'Button' : 'u-btn u-btn-primary submit j-submit';
  if (world.variant.submitButton === 'a') return html`<a ${id} href="javascript:void(0)" class="${look}">登 录</a>`;
  const type = world.variant.submitButton === 'submit' ? 'submit' : 'button';
  return html`<button ${id} type="${type}" class="${look}">登 录</button>`;
}

function domainControl(world: World, chosen: string) {
  if (world.variant.domainChoice === 'hidden input') return hidden('domain', chosen);
  if (world.variant.domainChoice === 'select') {
    const options = domains.map(
      (domain) => html`<option value="${domain}" ${domain === chosen ? 'selected' : ''}>@${domain}</option>`,
    );
    return html`<select name="domain" class="u-select">
      ${options}
    </select>`;
  }
  const items = domains.map((domain) => html`<a href="javascript:void(0)" data-domain="${domain}">@${domain}</a>`);
  return html`<div class="domains">${hidden('domain', chosen)}<span class="j-domain">@${chosen}</span>${items}</div>`;
}

function passwordControl(world: World) {
  if (world.variant.generation === 'A')
    return html`<input id="fakePassword" class="u-input" type="password" placeholder="密码" autocomplete="off" />
      <input id="password" name="password" type="hidden" />`;
  const look = world.variant.generation === 'XT3' ? 'textInput' : 'u-input';
  return html`<input id="password" name="password" class="${look}" type="password" placeholder="密码" />`;
}

function captchaControl(world: World, visit: LoginVisit) {
  if (!needsCaptcha(world, visit)) return '';
  const source = `/coremail/displayVerifyCode.jsp?sid=${visit.tempSid}&category=login&rand=1`;
  return html`<div class="captcha">
    <input name="verifyCode" class="u-input" type="text" placeholder="验证码" maxlength="4" autocomplete="off" />
    <img src="${source}" alt="验证码" width="100" height="36" />
  </div>`;
}

function errorPlace(world: World, words: string) {
  const state = words === '' ? 'hidden' : '';
  if (world.variant.errorPlace === 'warnOrErrDiv') return html`<div id="warnOrErrDiv" ${state}>${words}</div>`;
  if (world.variant.errorPlace === 'p.error') return html`<p class="error u-error" ${state}>${words}</p>`;
  return html`<div role="alert" class="login-tip" ${state}>${words}</div>`;
}

/** Words under the form for the answers of step one; empty for the others. */
export function loginWords(code: string): string {
  const words: Record<string, string> = {
    PASSWORD_ERROR: '用户名或密码错误',
    FA_NEED_VERIFY_CODE: '请输入验证码',
    FA_INVALID_VERIFY_CODE: '图片验证码错误',
    FA_SESSION_EXPIRED: '会话已过期，请重新登录',
  };
  return words[code] ?? '';
}

/** The page. `visit` is its temporary session. */
export function loginPage(world: World, visit: LoginVisit, result: LoginResult) {
  const { variant } = world;
  const panel = visit.passwordOk;
  const shown = variant.accountShown === 'kept' || !panel ? result.uid : '';
  const words = loginWords(result.code);
  const old = variant.generation === 'XT3';
  const config = { panel, method: result.method, account: variant.accountShown === 'gone' ? '' : (visit.address ?? '') };
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>重庆大学电子邮件系统</title>
        <link rel="stylesheet" href="/coremail/common/assets/style.css?names=${variant.classNames}" />
        <script type="importmap">
          { "imports": { "qr": "/coremail/common/assets/qr.js" } }
        </script>
        <script>
          var page = {
            tempSession: '${visit.tempSid}',
            loginResultCode: '${result.code}',
            error_other: '${words}',
            needVerifyCode: ${inScript(needsCaptcha(world, visit))},
            primaryDomain: ${inScript(domains[0])},
            state: ${inScript(config)},
            variant: ${inScript(variant)},
          };
        </script>
        <script type="module" src="/coremail/common/assets/web/login.ts"></script>
      </head>
      <body class="login ${old ? 'xt3' : 'cmxt50'}">
        <header>
          <h1>重庆大学</h1>
          <span>电子邮件系统</span>
        </header>
        <main>
          <form
            class="${old ? 'loginForm' : 'j-login-form u-form'}"
            method="post"
            action="/coremail/index.jsp?cus=1&amp;sid=${visit.tempSid}"
          >
            ${hidden('locale', 'zh_CN')}${old ? hidden('useSSL', 'true') : ''}${hiddenFields.map(([name, value]) => hidden(name, value))}
            <h2>${old ? '用户登录' : '账号登录'}</h2>
            <div class="row">
              <input
                id="uid"
                name="uid"
                class="u-input"
                type="text"
                placeholder="邮箱账号"
                value="${shown}"
              />${domainControl(world, result.domain)}
            </div>
            <div class="row">${passwordControl(world)}</div>
            ${captchaControl(world, visit)} ${errorPlace(world, words)} ${submitControl(world)}
            <button type="button" class="j-ssl-login-button" style="display:none">证书登录</button>
            <div hidden>
              <input
                name="smsaddr"
              />${needsCaptcha(world, visit) ? '' : raw('<input name="verifyCode" placeholder="验证码">')}<input
                name="verifyCellCode"
              />
            </div>
            <p class="links"><a href="/coremail/forgetpwd.jsp">忘记密码？</a></p>
          </form>
          ${waitingPanel(world)}
        </main>
        ${variant.decoys === 'none' ? '' : html`<aside class="decoy" data-decoy="${variant.decoys}"></aside>`}
        <footer>重庆大学信息化办公室 · 练习站点</footer>
      </body>
    </html>`;
}

function waitingPanel(world: World) {
  const { classNames, panelHidden } = world.variant;
  if (panelHidden === 'absent') return '';
  const look = ['second-auth-wrap', 'j-second-auth-wrap', 'f-dn'].map((name) => className(name, classNames)).join(' ');
  const style = panelHidden === 'f-dn kept' ? 'display:none' : '';
  return html`<div class="${look}" style="${style}" data-practice="panel"></div>`;
}
