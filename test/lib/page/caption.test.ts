// @vitest-environment jsdom
// Which words name a box.
import { describe, expect, it } from 'vitest';
import { captionsOf, nameWordsOf } from '../../../lib/page/caption.ts';
import { surroundingsOf } from '../../../lib/page/pieces.ts';
import { boxes, part, show } from './html.ts';

function captions(): string[] {
  const [box, ...others] = boxes();
  if (box === undefined) throw new Error('no box');
  return captionsOf([box], surroundingsOf([box], others, new Set())).map(({ from, text }) => `${from}:${text}`);
}

describe('the captions of a box', () => {
  it('come from label, aria, placeholder and title', () => {
    show(
      '<b id="n">命名</b><label for="c">标签</label><input id="c" aria-labelledby="n" aria-label="名" placeholder="提示" title="标题">',
    );
    expect(captions()).toEqual(['label:标签', 'aria:命名', 'aria:名', 'placeholder:提示', 'title:标题']);
  });

  it('are the text before the box where no label stands', () => {
    show('<div>动态口令</div><div><input></div>');
    expect(captions()).toEqual(['text:动态口令']);
  });

  it('do not count placeholders that say nothing', () => {
    show('<input placeholder="请输入">');
    expect(captions()).toEqual([]);
  });

  it('leave sentences and headings aside where a placeholder names the box', () => {
    show('<p>为了安全，请验证账号</p><input placeholder="验证码">');
    expect(captions()).toEqual(['placeholder:验证码']);
    show('<p>为了安全，请验证账号</p><input>');
    expect(captions()).toEqual(['sentence:为了安全，请验证账号']);
  });
});

it('names and ids are cut into words', () => {
  show('<input id="twoFactorLoginCode" name="SMS_code2">');
  expect(nameWordsOf(part('input'))).toBe('sms code2 two factor login code');
});
