// @vitest-environment jsdom
// The box a user pointed at is found again.
import { describe, expect, it } from 'vitest';
import { describeBox, findBox } from '../../../lib/page/box-path.ts';
import { part, show } from './html.ts';

const page = (code: string) =>
  `<form><h2>登录</h2><div>用户 <input name="u"></div><div>密码 <input type="password" name="p"></div><div>${code}</div></form>`;
const described = (html: string, selector: string) => {
  show(html);
  return JSON.parse(JSON.stringify(describeBox(part<HTMLInputElement>(selector)))) as unknown;
};

describe('a remembered box', () => {
  it('is found on the same page', () => {
    const path = described(page('口令 <input id="c">'), '#c');
    show(page('口令 <input id="c">'));
    expect(findBox(document, path)).toBe(part('#c'));
  });

  it('is found when ids are drawn anew and notices come between', () => {
    const path = described(page('口令 <input id="ext-gen1234">'), '#ext-gen1234');
    show(`<p>通知</p>${page('口令 <input id="ext-gen9876">')}`);
    expect(findBox(document, path)).toBe(part('#ext-gen9876'));
  });

  it('is not another box', () => {
    const path = described(page('口令 <input id="c" name="token">'), '#c');
    show(page('<b>备注</b> <input id="remark" name="remark">'));
    expect(findBox(document, path)).toBeNull();
  });

  it('is not guessed between two alike', () => {
    const row = '<form><label>口令 <input name="c"></label></form>';
    const path = described(row, 'input');
    show(row + row);
    expect(findBox(document, path)).toBeNull();
  });

  it('holds nothing that was typed', () => {
    show('<input id="c">');
    part<HTMLInputElement>('#c').value = '123456';
    expect(JSON.stringify(describeBox(part<HTMLInputElement>('#c')))).not.toContain('123456');
  });
});

it('a stored value that is no description finds nothing', () => {
  show('<input>');
  for (const value of [null, undefined, 'x', {}, { selector: 'input' }]) expect(findBox(document, value)).toBeNull();
});
