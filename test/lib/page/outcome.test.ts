// @vitest-environment jsdom
// Accepted, refused, or still waiting.
import { describe, expect, it } from 'vitest';
import { lookAtPage } from '../../../lib/page/look.ts';
import { outcomeOf } from '../../../lib/page/outcome.ts';
import { part, show } from './html.ts';

const panel = '<div id="p"><label>动态口令 <input></label><p id="e"></p><button>确定</button></div>';
const look = () => lookAtPage(document, { host: 'mail.example' });
const begin = () => {
  show(panel);
  const before = look();
  return () => outcomeOf(before, document, look);
};

describe('after a fill', () => {
  it('nothing new means waiting', () => {
    expect(begin()()).toBe('waiting');
  });

  it('a new error sentence means refused', () => {
    const outcome = begin();
    part('#e').textContent = '动态口令错误';
    expect(outcome()).toBe('refused');
  });

  it('an error sentence that stood there before means nothing', () => {
    show(panel);
    part('#e').textContent = '动态口令错误';
    const before = look();
    expect(outcomeOf(before, document, look)).toBe('waiting');
  });

  it('a panel that is gone or hidden means accepted', () => {
    const outcome = begin();
    part('#p').style.display = 'none';
    expect(outcome()).toBe('accepted');
    part('#p').remove();
    expect(outcome()).toBe('accepted');
  });

  it('a panel drawn anew means waiting', () => {
    const outcome = begin();
    show(panel);
    expect(outcome()).toBe('waiting');
  });
});
