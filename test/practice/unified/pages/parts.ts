// Head and frame of every page of the unified log-in.
import { html } from 'hono/html';

/** A page with its script; `body` stands under the school's name. */
export function unifiedPage(title: string, script: string, body: unknown) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <link rel="stylesheet" href="/authserver/web/style.css" />
        ${script === '' ? '' : html`<script type="module" src="/authserver/web/${script}"></script>`}
      </head>
      <body>
        <div class="header"><b>中国矿业大学</b> 统一身份认证平台</div>
        <div class="main">${body}</div>
        <div class="footer">信息化建设与管理处</div>
      </body>
    </html>`;
}
