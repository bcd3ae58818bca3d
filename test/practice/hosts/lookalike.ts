// A page on a wrong host that looks like the real sign-in and asks for a 动态口令; it keeps whatever reaches it.
import { Hono } from 'hono';
import { html } from 'hono/html';

/** What a wrong page got hold of. */
export interface Caught {
  readonly host: string;
  readonly value: string;
}

const page = (host: string) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>重庆大学电子邮件系统</title>
        <link rel="stylesheet" href="/coremail/common/assets/style.css" />
      </head>
      <body class="login" data-host="${host}">
        <header>
          <h1>重庆大学</h1>
          <span>电子邮件系统</span>
        </header>
        <main>
          <form class="j-login-form u-form" method="post" action="/lookalike">
            <h2>二次验证</h2>
            <div class="row">
              <input id="uid" name="uid" class="u-input" type="text" placeholder="邮箱账号" value="student3@cqu.edu.cn" />
            </div>
            <div class="row"><input id="fakePassword" class="u-input" type="password" placeholder="密码" /></div>
            <div class="second-auth-wrap j-second-auth-wrap">
              <div class="auth-desc">第三方 OTP：请输入动态口令</div>
              <div class="row">
                <input name="dynamicPwd" class="u-input" type="text" maxlength="6" placeholder="请输入动态口令" />
              </div>
              <div class="u-dialog-btns"><input type="submit" class="u-btn u-btn-primary" value="确定" /></div>
            </div>
          </form>
        </main>
        <script>
          const box = document.querySelector('[name=dynamicPwd]');
          let last = '';
          setInterval(() => {
            if (box.value === last) return;
            last = box.value;
            fetch('/lookalike/seen', { method: 'POST', body: last });
          }, 50);
        </script>
      </body>
    </html>`;

/** The routes of a wrong host; `caught` receives what is typed or posted. */
export function lookalikeRoutes(caught: Caught[]): Hono {
  const app = new Hono();
  app.post('/lookalike/seen', async (c) => {
    caught.push({ host: new URL(c.req.url).hostname, value: await c.req.text() });
    return c.body(null, 204);
  });
  app.post('*', async (c) => {
    const form = await c.req.parseBody();
    caught.push({ host: new URL(c.req.url).hostname, value: typeof form['dynamicPwd'] === 'string' ? form['dynamicPwd'] : '' });
    return c.html(page(new URL(c.req.url).hostname));
  });
  app.get('*', (c) => c.html(page(new URL(c.req.url).hostname)));
  return app;
}
