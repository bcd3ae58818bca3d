// The page between the post and what follows: it sends the browser on, into the mailbox or back to the form.
import { html, raw } from 'hono/html';
import { inScript } from '../../page-parts.ts';
import { head } from './frame-parts.ts';

/** With `path` the sign-in was good; with `message` it was not. `head` ends in `/cgi-bin/`. */
export type Next =
  | { readonly head: string; readonly path: string }
  | { readonly head: string; readonly message: string; readonly account: string };

/** The page. */
export function loggingInPage(next: Next) {
  const good = 'path' in next;
  const back = good ? '' : `loginpage?t=dm_loginpage&errmsg=${next.message}&account=${encodeURIComponent(next.account)}`;
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head('正在登录腾讯企业邮箱')}
      <body>
        <p>正在登录腾讯企业邮箱...</p>
        <script>
          var urlHead = ${inScript(next.head)};
          var target = ${inScript(good ? '' : 'ERROR')};
          var targetUrl = urlHead + ${inScript(good ? next.path : back)};
          location.replace(targetUrl);
        </script>
      </body>
    </html>`;
}

/** What an account with safe login sees after a right password. */
export function safeLoginPage() {
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head('登录 - 腾讯企业邮箱')}
      <body class="dm_loginpage">
        <div class="dm_box">
          <p class="error" id="safelogin">该帐号已开启安全登录，请用绑定的微信进行扫码登录</p>
          <p>${raw('<a href="/cgi-bin/loginpage?t=dm_loginpage&amp;logintype=wechat">返回登录</a>')}</p>
        </div>
      </body>
    </html>`;
}
