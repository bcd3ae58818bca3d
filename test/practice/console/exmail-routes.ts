// /practice/console of the practice Exmail: mail that arrives, is read or deleted, scans, codes, ended sessions, the variant.
import { Hono } from 'hono';
import { html } from 'hono/html';
import { exmailPassword } from '../exmail/seeds.ts';
import type { ExmailControls } from '../exmail/controls.ts';
import { exmailPages } from '../exmail/variant.ts';

function row(controls: ExmailControls, address: string) {
  const { name, wechat, sessions, letters, mails } = controls.state(address);
  const acts = [
    ['deliver', '新邮件'],
    ['read', '全部已读'],
    ['remove', '删除最新'],
    ['expire', '会话过期'],
  ] as const;
  return html`<tr>
    <td>${address}</td>
    <td>${name}</td>
    <td>${controls.unread(address)} / ${mails.filter(({ folder }) => folder === 'inbox').length}</td>
    <td>${sessions.length}</td>
    <td>${letters.at(-1)?.code ?? ''}</td>
    <td>
      ${acts.map(([act, words]) => html`<form method="post" action="/practice/${act}" style="display:inline"><button name="address" value="${address}">${words}</button></form> `)}
      ${wechat === null ? '' : html`<form method="post" action="/practice/scan" style="display:inline"><button name="wechat" value="${wechat}">微信扫码</button></form>`}
    </td>
  </tr>`;
}

function page(controls: ExmailControls) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>练习控制台 · Practice console</title>
        <style>
          body {
            font:
              14px/1.6 system-ui,
              sans-serif;
            margin: 24px;
          }
          td,
          th {
            border: 1px solid #ddd;
            padding: 4px 10px;
            text-align: left;
          }
          table {
            border-collapse: collapse;
          }
        </style>
      </head>
      <body>
        <h1>练习控制台 · Practice console（Exmail）</h1>
        <p>所有账号的密码 / password of every account: <code>${exmailPassword}</code> · <a href="/">登录页</a></p>
        <table>
          <tr>
            <th>账号</th>
            <th>姓名</th>
            <th>未读 / 收件箱</th>
            <th>会话</th>
            <th>最近验证码</th>
            <th></th>
          </tr>
          ${controls.addresses().map((address) => row(controls, address))}
        </table>
        <form method="post" action="/practice/seed">
          <label>seed <input name="seed" type="number" value="1" /></label><button>选用</button>
        </form>
      </body>
    </html>`;
}

/** The console's routes. */
export function exmailConsoleRoutes(controls: ExmailControls): Hono {
  const app = new Hono();
  const act = (path: string, what: (field: (name: string) => string) => void) =>
    app.post(path, async (c) => {
      const form = await c.req.parseBody();
      what((name) => `${typeof form[name] === 'string' ? form[name] : ''}`);
      return c.redirect('/practice/console', 303);
    });
  app.get('/practice/console', (c) => c.html(page(controls)));
  act('/practice/deliver', (field) => controls.deliver(field('address')));
  act('/practice/read', (field) => controls.markRead(field('address')));
  act('/practice/remove', (field) => {
    const newest = controls.state(field('address')).mails.find(({ folder }) => folder === 'inbox');
    if (newest !== undefined) controls.remove(field('address'), newest.id);
  });
  act('/practice/expire', (field) => controls.expireSessions(field('address')));
  act('/practice/scan', (field) => {
    controls.scan(field('wechat'));
  });
  act('/practice/seed', (field) => controls.setVariant(exmailPages.ofSeed(Number(field('seed')))));
  return app;
}
