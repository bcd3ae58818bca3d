// Head, logo and the box of a token's code, as every page of the practice Beijing mail has them.
import { html, raw } from 'hono/html';
import { inScript } from '../../page-parts.ts';
import type { BeijingWorld } from '../world.ts';

/** A page; the administrator's telephone stands on the logo at the upper left. */
export function beijingPage(world: BeijingWorld, title: string, body: unknown) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <link rel="stylesheet" href="/web/style.css" />
        <script>
          var variant = ${inScript(world.variant)},
            pollMs = ${world.pagePollMs};
        </script>
        <script type="module" src="/web/mail.ts"></script>
      </head>
      <body>
        <div class="logo"><b>北京市政府邮箱</b><small>管理员电话 55550000</small></div>
        <div class="main">${body}</div>
      </body>
    </html>`;
}

/** A box of a form with its words. */
export const row = (words: string, name: string, type = 'text', value = '') =>
  html`<p>
    <label>${words} <input name="${name}" type="${type}" value="${value}" autocomplete="off" /></label>
  </p>`;

/** The box of the token's code. */
export function tokenBox({ variant }: BeijingWorld) {
  const { tokenLabel, tokenBox: kind, tokenHint } = variant;
  const name = kind === 'unnamed' ? '' : 'name="token"';
  const hint = tokenHint === 'placeholder' ? `placeholder="${tokenLabel}"` : '';
  const type = kind === 'password' ? 'password' : 'text';
  const box = raw(`<input data-practice="token" type="${type}" ${name} ${hint} maxlength="6" autocomplete="off">`);
  if (tokenHint === 'heading')
    return html`<h4>${tokenLabel}</h4>
      <p>${box}</p>`;
  return html`<p>${tokenHint === 'label' ? html`<label>${tokenLabel} ${box}</label>` : box}</p>`;
}

/** Where words of the server stand. */
export const wordsLine = (words: string) => html`<span class="words" data-practice="words">${words}</span>`;
