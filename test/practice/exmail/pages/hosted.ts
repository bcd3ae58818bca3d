// The login page of a school's own host (template dm_loginpage): account panel, WeChat panel, messages with ids.
import { html } from 'hono/html';
import { textOf } from '../login-messages.ts';
import type { ExmailVisit } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { head } from './frame-parts.ts';
import { captchaRow, hiddenInputs, loginScript, schoolControl, submitControl, type LoginState } from './login-parts.ts';

function second(message: string) {
  if (message !== 'needWechatCode' && message !== 'needSms') return '';
  const wechat = message === 'needWechatCode';
  return html`<div class="second_step" data-practice="second">
    <p>${wechat ? '已向您绑定的微信推送动态密码' : '已向您绑定的手机发送短信验证码'}</p>
    <input
      id="${wechat ? 'wx_token' : 'sms_token2'}"
      name="${wechat ? 'wx_token' : 'sms_token2'}"
      class="txt"
      maxlength="6"
      autocomplete="off"
      placeholder="${wechat ? '微信动态密码' : '短信验证码'}"
    />
    <label><input type="checkbox" name="trust" value="1" /> 信任本计算机</label>
    <input id="${wechat ? 'wx_token_login' : 'sms_token2_login'}" class="btn_login" type="submit" value="确 定" />
  </div>`;
}

/** The page, after a post with its message. */
export function hostedPage(world: ExmailWorld, visit: ExmailVisit, state: LoginState) {
  const { variant } = world;
  const scan = variant.firstPanel !== 'password' && state.message === '';
  const words = textOf(state.message);
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head('中国矿业大学电子邮件系统 - 登录', 'hosted.ts')}
      <body class="dm_loginpage">
        ${loginScript(world, visit, state)}
        <div class="dm_head"><span class="corp">中国矿业大学</span><span>电子邮件系统</span></div>
        <div class="dm_box">
          <div class="dm_tabs">
            <a id="loginType_account" href="javascript:;" class="${scan ? '' : 'on'}">${variant.accountLink}</a>
            <a id="loginType_weixin" href="javascript:;" class="${scan ? 'on' : ''}">微信扫码登录</a>
            ${variant.cas === 'tab' ? schoolControl(world) : ''}
          </div>
          <div id="infobarNoCookie" hidden>你的浏览器不支持或已经禁止使用Cookie</div>
          <div id="msgContainer">${words === '' ? '' : html`<div class=" error" id="${state.message}">${words}</div>`}</div>
          <div id="downError"></div>
          <div id="loginby_account" ${scan ? 'hidden' : ''}>
            <form name="form1" id="form1" method="post" action="/cgi-bin/login">
              ${hiddenInputs()}
              <p>
                <input
                  id="inputuin"
                  name="inputuin"
                  class="txt"
                  type="text"
                  value="${state.account}"
                  placeholder="邮箱帐号（完整地址）"
                />
              </p>
              <p><input id="pp" name="pp" class="txt" type="password" placeholder="密码" autocomplete="off" /></p>
              <p id="caps_lock_tips" class="tips" hidden>大写锁定已打开</p>
              ${captchaRow(world, visit, 'verifycode')} ${second(state.message)}
              <p>${submitControl(world)}</p>
              <p class="links"><a href="javascript:;">忘记密码？</a> ${variant.cas === 'tab' ? '' : schoolControl(world)}</p>
            </form>
          </div>
          <div id="loginby_wx" ${scan ? '' : 'hidden'}>
            <div class="qr" data-practice="qr"></div>
            <p>打开微信，扫一扫登录</p>
          </div>
          <div id="accountList" hidden></div>
          <div id="returnMsg"></div>
        </div>
        <p class="foot">由 <a href="https://exmail.qq.com/">腾讯企业邮箱</a> 提供服务　咨询电话 4000089233</p>
      </body>
    </html>`;
}
