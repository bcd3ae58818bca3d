// @vitest-environment jsdom
// The button that sends a filled code.
import { describe, expect, it } from 'vitest';
import { confirmButtonOf, pressConfirm } from '../../../lib/page/confirm.ts';
import type { Field } from '../../../lib/page/field.ts';
import { part, show } from './html.ts';

const field = (selector = '#c'): Field => ({
  inputs: [part<HTMLInputElement>(selector)],
  kind: 'totp',
  action: 'fill',
  score: 90,
  reasons: [],
});
const button = (body: string) => {
  show(body);
  return confirmButtonOf(field());
};

describe('the confirm button', () => {
  it('may be a button, an input or a link', () => {
    for (const html of [
      '<button id="b">确定</button>',
      '<input id="b" type="button" value="确 定">',
      '<a id="b" class="u-btn">确认</a>',
      '<button id="b">Verify</button>',
    ]) {
      expect(button(`<div><input id="c">${html}</div>`)?.id).toBe('b');
    }
  });

  it('is never the one that sends a code, cancels, or logs in by certificate', () => {
    expect(
      button(
        '<div><input id="c"><button>获取验证码</button><button>取消</button><button>证书登录</button><button class="j-ssl-login-button">登录</button></div>',
      ),
    ).toBeNull();
  });

  it('is the panel’s own, not the log-in form’s', () => {
    const found = button(
      '<form><input name="u"><button id="l">登录</button></form><div class="panel"><div><input id="c"></div><div><input type="button" value="取消"><input id="b" type="button" value="确定"></div></div>',
    );
    expect(found?.id).toBe('b');
  });

  it('must be drawn and enabled', () => {
    expect(
      button(
        '<div><input id="c"><button style="display:none">确定</button><button disabled>确定</button><a class="btn disabled">确定</a></div>',
      ),
    ).toBeNull();
  });

  it('is the form’s only submit button, whatever its words', () => {
    expect(button('<form><input id="c"><button id="b">Los geht’s</button></form>')?.id).toBe('b');
  });
});

describe('a form with one submit button only', () => {
  it.each(['获取验证码', '重新发送', '取消', '证书登录', 'Send code', 'Cancel'])('does not give it when it says %s', (words) => {
    expect(button(`<form><input id="c"><button>${words}</button></form>`)).toBeNull();
  });
});

describe('pressing it', () => {
  it('clicks once', () => {
    const found = button('<div><input id="c"><button>确定</button></div>');
    let clicks = 0;
    found?.addEventListener('click', () => (clicks += 1));
    expect(found && pressConfirm(field(), found)).toBe(true);
    expect(clicks).toBe(1);
  });

  it('is refused once the button has become another or is off', () => {
    const found = button('<div><input id="c"><button>确定</button></div>');
    if (found === null) throw new Error('no button');
    found.textContent = '获取验证码';
    expect(pressConfirm(field(), found)).toBe(false);
    found.textContent = '确定';
    found.setAttribute('disabled', '');
    expect(pressConfirm(field(), found)).toBe(false);
  });
});
