// Pages in front of the login: the product's home with its login link, and a school's own page with the embedded panel.
import { html } from 'hono/html';
import type { ExmailWorld } from '../world.ts';
import { inScript } from '../../page-parts.ts';
import { head, publicKey } from './frame-parts.ts';
import { schoolControl } from './login-parts.ts';

function portal() {
  return html`<div class="index_topbar">
      <span class="biz">腾讯企业邮箱</span><a class="index_topbar_btn_login" href="/login">登录</a>
    </div>
    <div class="portal">
      <h1>腾讯企业邮箱</h1>
      <p>安全、稳定、高效的企业邮箱服务</p>
      <a class="index_top_operation_loginBtn" href="/login">立即登录</a>
    </div>`;
}

function school(world: ExmailWorld) {
  return html`<div class="dm_head"><span class="corp">中国矿业大学</span><span>邮件服务</span></div>
    <div class="dm_box bizmail_LoginBox" id="divLoginpanelVer">
      <h3>师生邮箱登录</h3>
      <script>
        ${publicKey(world)};
        var page = ${inScript({ sid: '', token: '', pollMs: 500, variant: world.variant, message: '' })};
      </script>
      <form name="form1" method="post" action="https://exmail.qq.com/cgi-bin/login">
        <input type="hidden" name="p" /><input type="hidden" name="ts" /><input type="hidden" name="firstlogin" value="false" />
        <input type="hidden" name="aliastype" value="other" /><input type="hidden" name="errtemplate" value="dm_loginpage" />
        <p>
          <input name="uin" class="txt uin" type="text" placeholder="学工号" /> @
          <select name="domain">
            <option>cumt.edu.cn</option>
            <option>cumt.cn</option>
          </select>
        </p>
        <p><input name="pwd" class="txt" type="password" placeholder="密码" /></p>
        <p><input class="btn_login" type="submit" value="登 录" /></p>
      </form>
      <p class="links">
        <a data-practice="to-login" href="/cgi-bin/loginpage?t=dm_loginpage&amp;dmtype=bizmail">微信扫码 / 手机号登录</a>
        ${schoolControl(world)}
      </p>
    </div>
    <p class="foot">信息化建设与管理处　咨询电话 4000089233</p>`;
}

/** The page in front of the login. */
export function frontPage(world: ExmailWorld, kind: 'portal' | 'school') {
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head(kind === 'portal' ? '腾讯企业邮箱' : '中国矿业大学邮件服务', kind === 'portal' ? '' : 'outer.ts')}
      <body class="${kind === 'portal' ? 'landing' : 'dm_loginpage'}">
        ${kind === 'portal' ? portal() : school(world)}
      </body>
    </html>`;
}
