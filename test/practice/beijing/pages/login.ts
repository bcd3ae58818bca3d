// The log-in: address and password, and the token's code in the same form, on a page of its own, or in a dialog.
import { html } from 'hono/html';
import { control } from '../../page-parts.ts';
import type { BeijingWorld } from '../world.ts';
import { beijingPage, row, tokenBox, wordsLine } from './parts.ts';

function sendRow(world: BeijingWorld, button: string, words: string) {
  const { wordsIn } = world.variant;
  const send = control(world.variant.loginButton, button, 'class="send" data-practice="send"');
  if (wordsIn === 'beside the button') return html`<p>${send} ${wordsLine(words)}</p>`;
  return html`<p>${send}</p>`;
}

function form(world: BeijingWorld, action: string, body: unknown, words: string, button = '登录') {
  const { loginFlow, wordsIn } = world.variant;
  const above = wordsIn === 'beside the button' ? '' : html`<p>${wordsLine(words)}</p>`;
  return html`<form method="post" action="${action}" data-flow="${loginFlow}">
    ${above}${body}${sendRow(world, button, words)}
  </form>`;
}

/** The page; `words` of a refusal. */
export function loginPage(world: BeijingWorld, words: string, address: string) {
  const { tokenPlace } = world.variant;
  const boxes = html`${row('邮件地址', 'address', 'text', address)}${row('密码', 'password', 'password')}
  ${tokenPlace === 'same form' ? tokenBox(world) : ''}`;
  const dialog =
    tokenPlace === 'dialog'
      ? html`<dialog data-practice="token-dialog">${form(world, '/token', tokenBox(world), '', '确定')}</dialog>`
      : '';
  return beijingPage(
    world,
    '北京市政府邮箱系统',
    html`<h2>用户登录</h2>
      ${form(world, '/login', boxes, words)}
      <p><a href="/reset">忘记密码</a></p>
      ${dialog}`,
  );
}

/** The token's code on a page of its own. */
export function tokenPage(world: BeijingWorld, words: string) {
  const { tokenLabel } = world.variant;
  return beijingPage(
    world,
    `验证${tokenLabel}`,
    html`<h2>身份验证</h2>
      ${form(world, '/token', tokenBox(world), words, '确定')}`,
  );
}
