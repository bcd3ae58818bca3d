// The landing login page of exmail.qq.com: panels for the scan, the phone code, the password, and the choice of an account.
import { html } from 'hono/html';
import { textOf } from '../login-messages.ts';
import type { ExmailVisit } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { head } from './frame-parts.ts';
import { captchaRow, hiddenInputs, loginScript, schoolControl, submitControl, type LoginState } from './login-parts.ts';

function scanPanel(world: ExmailWorld, phone: boolean) {
  return html`<div class="login_tabs">
      <a class="js_verify_item ${phone ? '' : 'curr'}" data-type="wechat" href="javascript:;">微信登录</a>
      <a class="js_verify_item ${phone ? 'curr' : ''}" data-type="phone" href="javascript:;">手机号登录</a>
    </div>
    <div class="login_content_wrap" data-content-type="qrcode" ${phone ? 'hidden' : ''}>
      <div class="qr" data-practice="qr"></div>
      <p>使用微信扫码登录</p>
    </div>
    <div class="login_content_wrap" data-content-type="verifycode" ${phone ? '' : 'hidden'}>
      <div class="signup_item">
        <input id="area" class="txt area" type="text" value="86" /><input
          id="mobile"
          class="txt"
          type="text"
          placeholder="手机号"
          autocomplete="off"
        />
        <span class="signup_item_content_tips_error"></span>
      </div>
      <div class="signup_item">
        <input id="sms_token" class="txt code" type="text" maxlength="6" placeholder="验证码" autocomplete="off" />
        <a id="btn_sms" class="btn_sms disabled" href="javascript:;">获取验证码</a>
        <span class="signup_item_content_tips_error"></span>
      </div>
      <input id="sms_login_btn" class="btn_login" type="button" value="登 录" />
      <div id="phone_bind_account_list" hidden></div>
    </div>
    <p class="links">
      <a class="js_show_pwd_panel" href="javascript:;">${world.variant.accountLink}</a>${schoolControl(world)}
    </p>`;
}

function passwordPanel(world: ExmailWorld, visit: ExmailVisit, state: LoginState) {
  return html`<form id="loginForm" name="form1" method="post" action="/cgi-bin/login">
    ${hiddenInputs(['errtemplate'])}
    <div class="signup_item">
      <input
        id="inputuin"
        name="inputuin"
        class="txt"
        type="text"
        value="${state.account}"
        placeholder="邮箱帐号，如 name@company.com"
      />
      <span class="signup_item_content_tips_error"></span>
    </div>
    <div class="signup_item">
      <input id="pp" name="pp" class="txt" type="password" placeholder="密码" autocomplete="off" />
      <span class="signup_item_content_tips_error"></span>
    </div>
    <div class="signup_item">${captchaRow(world, visit, 'verifycode')}<span class="signup_item_content_tips_error"></span></div>
    <div class="signup_item second_step" data-practice="second" hidden>
      <p>为了保障邮箱安全，请完成第二步验证</p>
      <input id="wx_token" name="wx_token" class="txt" maxlength="6" placeholder="微信动态密码" autocomplete="off" hidden />
      <input id="sms_token2" name="sms_token2" class="txt" maxlength="6" placeholder="短信验证码" autocomplete="off" hidden />
      <label><input type="checkbox" name="trust" value="1" /> 信任本计算机</label>
      <input id="wx_token_login" class="btn_login" type="button" value="确 定" hidden /><input
        id="sms_token2_login"
        class="btn_login"
        type="button"
        value="确 定"
        hidden
      />
      <span class="signup_item_content_tips_error"></span>
    </div>
    <label class="remember"><input id="auto_login_in_five_days_pwd" type="checkbox" name="ss" value="1" /> 5天内自动登录</label>
    <p>${submitControl(world)}</p>
    <p class="links"><a class="js_show_qrcode_panel" href="javascript:;">扫码登录</a></p>
  </form>`;
}

/** The page; `account` opens the password panel at once. */
export function landingPage(world: ExmailWorld, visit: ExmailVisit, state: LoginState, account = false) {
  const password = account || world.variant.firstPanel === 'password' || state.account !== '';
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head('腾讯企业邮箱-登录入口', 'landing.ts')}
      <body class="landing">
        ${loginScript(world, visit, state)}
        <div class="login_head"><span class="biz">腾讯企业邮箱</span><span class="corp">中国矿业大学</span></div>
        <div id="tipsError" class="tips_error" ${state.message === '' ? 'hidden' : ''}>${textOf(state.message)}</div>
        <div class="login_box">
          <div class="login_qrcode_panel" data-panel="qrcode" ${password ? 'hidden' : ''}>
            ${scanPanel(world, world.variant.firstPanel === 'phone')}
          </div>
          <div class="login_account_pwd_panel" data-panel="pwd" ${password ? '' : 'hidden'}>
            ${passwordPanel(world, visit, state)}
          </div>
          <div data-panel="accountlist" hidden>
            <h3>请选择要登录的帐号</h3>
            <form id="login_choose_acc" method="post" action="/cgi-bin/login"><div id="accountList"></div></form>
            <div id="no_mail_found_wrap" hidden>该微信没有绑定企业邮箱帐号</div>
          </div>
        </div>
        <p class="foot">© 腾讯企业邮箱　由企业微信提供服务</p>
      </body>
    </html>`;
}
