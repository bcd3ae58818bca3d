// @vitest-environment jsdom
// The user's own words: added, refused twice over, taken away, each said aloud.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NoticeWords } from '../../../components/options/notice-words.tsx';
import { noticeWords, wordsOnly } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

let page: Drawn;
const start = async (isRead = true) => {
  page = await draw(<NoticeWords isRead={isRead} />);
};
beforeEach(() => fakeBrowser.reset());
afterEach(() => page.remove());
const box = () => page.named<HTMLInputElement>('New word');
const said = () => document.querySelector('output')?.textContent;
const add = async (word: string) => {
  await page.type(box(), word);
  await page.after(() => document.querySelector('form')?.requestSubmit());
};

describe('the words that matter', () => {
  it('are none until the user adds one, by typing or by a press on a usual one', async () => {
    await start();
    expect([await noticeWords.getValue(), document.querySelector('ul')]).toEqual([[], null]);
    await add('  助学金 ');
    await page.press(page.named('Add word 选课'));
    expect([await noticeWords.getValue(), said(), box().value]).toEqual([['助学金', '选课'], '选课 added', '']);
    expect(() => page.named('Add word 选课')).toThrow('0 controls');
  });
  it('are taken away one by one, and a usual one can be had again', async () => {
    await noticeWords.setValue(['选课', 'x']);
    await start();
    await page.press(page.named('Delete the word 选课'));
    expect([await noticeWords.getValue(), said()]).toEqual([['x'], '选课 deleted']);
    expect(page.named('Add word 选课')).toBeTruthy();
  });
  it.each([
    ['选课', 'in the list already'],
    ['长'.repeat(21), '20 characters at most'],
  ])('do not take %s, and say why at the box', async (word, why) => {
    await noticeWords.setValue(['选课']);
    await start();
    await add(word);
    expect([await noticeWords.getValue(), document.querySelector('[role=alert]')?.textContent?.includes(why)]).toEqual([
      ['选课'],
      true,
    ]);
    expect(box().getAttribute('aria-describedby')).toBe(document.querySelector('[role=alert]')?.id);
    await add('好');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });
  it('are not added empty', async () => {
    await start();
    await add('   ');
    expect(await noticeWords.getValue()).toEqual([]);
  });
  it('alone are announced only when the user says so', async () => {
    await start();
    await page.press(page.named('Tell me only'));
    expect(await wordsOnly.getValue()).toBe(true);
  });
  it('say that they are of no use while subjects are not read', async () => {
    await start(false);
    expect(page.text()).toContain('Tick "Name sender and subject in the notice" above');
    await page.remove();
    await start();
    expect(page.text()).not.toContain('above to use these words');
  });
});
