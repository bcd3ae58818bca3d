// @vitest-environment jsdom
// A whole page as facts.
import { describe, expect, it } from 'vitest';
import { lookAtPage } from '../../../lib/page/look.ts';
import { boxes, part, show } from './html.ts';

const facts = (body: string, host: string | null = null) => {
  show(body);
  return lookAtPage(document, { host });
};

const login = '<form><input name="uid" placeholder="用户名"><input type="password" name="p"><button>登录</button></form>';
const panel =
  '<div class="dialog"><h3>二次验证</h3><p>请输入第三方OTP动态验证码</p><input id="c"><label><input type="checkbox">同设备登录免二次验证</label><button>确定</button></div>';

describe('a look', () => {
  it('lists every drawn box with its kind, and no hidden one', () => {
    const { fields } = facts(`${login}${panel}<p hidden><input name="verifyCode"></p>`);
    expect(fields.map(({ kind, action }) => `${kind}:${action}`)).toEqual(['account:never', 'password:never', 'totp:fill']);
  });

  it('finds the panel’s button, tick, heading and dialog', () => {
    const seen = facts(login + panel);
    const field = seen.fields.at(-1);
    expect(field && seen.confirms.get(field)).toBe(part('.dialog button'));
    expect(seen.trust?.element).toBe(part('input[type="checkbox"]'));
    expect(seen.headings).toEqual(['二次验证']);
    expect(seen.dialogs.map(({ heading }) => heading)).toEqual(['二次验证']);
  });

  it('makes one field of six boxes', () => {
    const { fields } = facts(`<p>动态口令</p><div>${'<input maxlength="1">'.repeat(6)}</div>`, 'mail.example');
    expect(fields).toHaveLength(1);
    expect(fields[0]?.inputs).toEqual(boxes());
    expect(fields[0]?.action).toBe('fill');
  });

  it('fills on a host what it only offers elsewhere', () => {
    const form = '<form><input placeholder="用户名"><input type="password"><input id="c" placeholder="动态口令"></form>';
    expect(facts(form).fields.at(-1)?.action).toBe('offer');
    expect(facts(form, 'mail.example').fields.at(-1)?.action).toBe('fill');
  });

  it('knows that the picture’s letters go into another box', () => {
    const form =
      '<form><input placeholder="用户名"><input type="password"><p><input name="v" placeholder="验证码"><img width="90" height="30"></p><p><input id="c" placeholder="动态口令"></p></form>';
    expect(facts(form).fields.map(({ action }) => action)).toEqual(['never', 'never', 'never', 'fill']);
  });

  it('names a box that is off, and leaves it alone', () => {
    expect(facts('<label>谷歌验证码 <input disabled></label>').fields[0]).toMatchObject({ kind: 'totp', action: 'never' });
  });

  it('goes into open shadow roots', () => {
    show('<my-login></my-login>');
    const shadow = part('my-login').attachShadow({ mode: 'open' });
    shadow.append(document.createElement('label'), document.createElement('input'));
    shadow.querySelector('label')?.append('谷歌验证码');
    expect(lookAtPage(document, { host: null }).fields.map(({ action }) => action)).toEqual(['fill']);
  });

  it('never tells what was typed', () => {
    show('<label>谷歌验证码 <input></label>');
    part<HTMLInputElement>('input').value = '424242';
    expect(JSON.stringify(lookAtPage(document, { host: null }).fields.map(({ reasons }) => reasons))).not.toContain('424242');
  });

  it('keeps error sentences in sight', () => {
    expect(facts('<p>验证码错误</p><input>').errors).toEqual(['验证码错误']);
  });
});
