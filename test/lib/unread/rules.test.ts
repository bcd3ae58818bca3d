// Words that matter, found in subjects.
import { describe, expect, it } from 'vitest';
import { wordIn } from '../../../lib/unread/rules.ts';

const letter = (subject: string) => ({ from: '教务处 选课 <a@b.cn>', subject, id: '' });

describe('a word that matters', () => {
  it.each([
    ['关于选课的通知', ['缴费', '选课'], '选课'],
    ['Fw: EXAM room', ['exam'], 'exam'],
    ['ＡＢＣ会议', ['abc'], 'abc'],
    ['选 课', ['选课'], undefined],
    ['', ['选课'], undefined],
    ['选课', [], undefined],
    ['(a+)+$ .*', ['.*'], '.*'],
    ['anything', ['.*'], undefined],
  ])('in "%s" by %j', (subject, words, found) => {
    expect(wordIn(letter(subject), words)).toBe(found);
  });
  it('is looked for in the subject, not in the name of the sender, and is no pattern that could be slow', () => {
    expect(wordIn(letter('午餐'), ['选课'])).toBeUndefined();
    const begun = performance.now();
    wordIn(
      letter('选'.repeat(100_000)),
      Array.from({ length: 50 }, () => '(选+)+课'),
    );
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
