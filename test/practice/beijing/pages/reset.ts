// 重置密码 in two steps: the address with a picture, then the 动态密码 of the SMS with the new password twice.
import { html } from 'hono/html';
import type { BeijingWorld } from '../world.ts';
import { beijingPage, row, wordsLine } from './parts.ts';

/** 填写用户名. */
export function resetNamePage(world: BeijingWorld) {
  return beijingPage(
    world,
    '重置密码',
    html`<h2>重置密码 填写用户名</h2>
      <form data-practice="reset-name">
        ${row('邮件地址', 'address')}${row('验证码', 'captcha')}
        <p>
          <img id="picture" alt="验证码" src="/captcha" width="100" height="36" />
          <a data-practice="other-picture" href="javascript:;">换一张</a>
        </p>
        <p><input class="send" type="submit" value="获取动态密码" /> ${wordsLine('')}</p>
      </form>`,
  );
}

/** 填写动态密码. */
export function resetCodePage(world: BeijingWorld, address: string) {
  return beijingPage(
    world,
    '重置密码',
    html`<h2>重置密码 填写动态密码</h2>
      <form data-practice="reset-code">
        <p>邮件地址 <b>${address}</b></p>
        ${row('动态密码', 'code')}${row('输入新密码', 'fresh', 'password')}${row('再次输入新密码', 'again', 'password')}
        <p><input class="send" type="submit" value="确定" /> <a href="/reset">返回</a> ${wordsLine('')}</p>
      </form>`,
  );
}
