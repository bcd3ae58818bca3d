// @vitest-environment jsdom
// The neighbourhood of a box: what belongs to it and what to the next one.
import { describe, expect, it } from 'vitest';
import { captionOf, surroundingsOf } from '../../../lib/page/pieces.ts';
import type { Piece } from '../../../lib/page/pieces.ts';
import { boxes, part, show } from './html.ts';

const texts = (pieces: readonly Piece[]) => pieces.map(({ kind, text }) => `${kind}:${text}`);

function around(index: number, skip: Element[] = []) {
  const all = boxes().filter(({ type }) => type === 'text');
  const box = all[index];
  if (box === undefined) throw new Error('no such box');
  return surroundingsOf(
    [box],
    all.filter((other) => other !== box),
    new Set(skip),
  );
}

describe('the pieces around a box', () => {
  it('are read from its own row only', () => {
    show('<div><p>短信</p><input><button>获取</button></div><div><p>口令</p><input></div>');
    expect(texts(around(0).before)).toEqual(['text:短信']);
    expect(texts(around(0).after)).toEqual(['action:获取']);
    expect(texts(around(1).before)).toEqual(['text:口令']);
    expect(texts(around(1).after)).toEqual([]);
  });

  it('are kept apart where all boxes stand in one line', () => {
    show('<label>短信</label><input><button>获取</button><label>口令</label><input>');
    expect(texts(around(0).after)).toEqual(['action:获取']);
    expect(texts(around(1).before)).toEqual(['text:口令']);
  });

  it('take the cell before, not the cell before that', () => {
    show('<table><tr><td>一</td><td><input></td><td>二</td><td><input></td></tr></table>');
    expect(texts(around(1).before)).toEqual(['text:二']);
  });

  it('leave out what is hidden, tabs, lists, and captions of tick boxes', () => {
    show(
      '<div><b>甲</b><s style="display:none">乙</s><i id="t">丙</i><select><option>丁</option></select><input><label><input type="checkbox">戊</label></div>',
    );
    const { before, after } = around(0, [part('#t')]);
    expect(texts([...before, ...after])).toEqual(['text:甲']);
  });

  it('tell pictures and spans that send from text', () => {
    show('<div><input><img><span>重新发送</span><span>说明</span></div>');
    expect(texts(around(0).after)).toEqual(['picture:', 'action:重新发送', 'text:说明']);
  });
});

it('a button is named by its words, its value or its label', () => {
  show('<button> 确 定 </button><input type="submit" value="登录"><a aria-label="关闭"></a>');
  expect([...document.body.children].map(captionOf)).toEqual(['确 定', '登录', '关闭']);
});
