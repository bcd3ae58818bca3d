// @vitest-environment jsdom
// The panel of a box and what it says.
import { describe, expect, it } from 'vitest';
import { headingOf, scopeOf } from '../../../lib/page/scope.ts';
import { boxes, part, show } from './html.ts';

const scope = (body: string) => {
  show(body);
  return scopeOf([part<HTMLInputElement>('#c')], boxes());
};

describe('the panel', () => {
  it('is the form or dialog, else the nearest part with a button', () => {
    expect(scope('<form><div><input id="c"></div></form>').element).toBe(part('form'));
    expect(scope('<div id="o"><div id="i"><p><input id="c"></p><button>确定</button></div></div>').element).toBe(part('#i'));
  });

  it('knows passwords, telephone, mail and card boxes beside', () => {
    expect(
      scope(
        '<form><input type="password"><input name="mobile"><input type="email"><input name="cardNumber"><input id="c"></form>',
      ),
    ).toMatchObject({ passwords: 1, hasPhone: true, hasMail: true, hasCard: true });
    expect(scope('<form><input id="c"></form>')).toMatchObject({ passwords: 0, hasPhone: false, hasMail: false, hasCard: false });
  });

  it('knows signing up and lost passwords by heading and button, not by a link', () => {
    expect(scope('<form><h2>用户注册</h2><input id="c"></form>').purpose).toBe('signup');
    expect(scope('<form><input id="c"><button>重置密码</button></form>').purpose).toBe('reset');
    expect(scope('<form><input id="c"><a>忘记密码</a><a>注册</a><button>登录</button></form>').purpose).toBe('other');
  });
});

describe('the heading of a box', () => {
  it('is the nearest before it', () => {
    show('<h1>邮箱</h1><div><h3>二次验证</h3><input></div>');
    expect(headingOf(part('input'), boxes())).toBe('二次验证');
  });

  it('is never that of another form', () => {
    show('<form><h2>找回密码</h2><input></form><form><input id="c"></form>');
    expect(headingOf(part('#c'), boxes())).toBe('');
  });
});
