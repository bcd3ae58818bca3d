// @vitest-environment jsdom
// What the site made of a bind code. At a re-binding the list says "bound" before and after, so that everything hangs on what happened in between.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BindAnswer, watchAnswer } from '../../../lib/visit/bind-answer.ts';
import { part, show } from '../page/html.ts';
import { type FakeVisit, fakeVisit, seen } from './fake-visit.ts';
import { clickReally, pressReally, really } from './really.ts';

const dialog =
  '<div id="d" role="dialog"><h3>绑定第三方OTP</h3><label>动态口令 <input id="c"></label><p id="e"></p><button id="no">取消</button><button id="ok">确定</button></div><a id="x">关闭</a><p id="toast"></p>';

let visit: FakeVisit;
let answer: BindAnswer;

/** A code has just gone into the box of a page with this list of methods. */
function filled(bound: boolean | null): void {
  show(dialog);
  visit = fakeVisit();
  visit.provider.otpBound = () => bound;
  const { field, facts } = seen();
  answer = watchAnswer(visit, facts, () => field);
}

const pressOk = () => clickReally(part('#ok'));
const says = (selector: string, words: string) => (part(selector).textContent = words);

/** The dialog goes; `bound` is what the list says then. */
function goes(bound: boolean | null = true): boolean {
  part('#d').remove();
  visit.provider.otpBound = () => bound;
  return answer.accepted();
}

beforeEach(() => filled(true));
afterEach(() => answer.stop());

describe('a re-binding', () => {
  it('is accepted when the dialog goes after a press, and nothing else was pressed or said', () => {
    pressOk();
    expect(goes()).toBe(true);
  });

  it.each([
    ['presses 取消', () => clickReally(part('#no'))],
    ['presses a cross outside of the box’s part', () => clickReally(part('#x'))],
    [
      'presses what closes the dialog on the way down',
      () => really(part('#no'), new MouseEvent('pointerdown', { bubbles: true })),
    ],
    ['presses Escape', () => pressReally(part('#c'), 'Escape')],
    ['presses Enter on 取消', () => (pressReally(part('#no'), 'Enter'), clickReally(part('#no')))],
  ])('is not known when the user %s after it', (_what, act) => {
    pressOk();
    act();
    expect(goes()).toBe(false);
  });

  it('counts the last press: 确定 again after something else', () => {
    pressOk();
    clickReally(part('#x'));
    pressOk();
    expect(goes()).toBe(true);
  });

  it('is not given up by a press into the box', () => {
    pressOk();
    clickReally(part('#c'));
    expect(goes()).toBe(true);
  });

  it('is not given up by a second press while the button is out of use', () => {
    pressOk();
    part('#ok').className = 'disabled';
    pressOk();
    expect(goes()).toBe(true);
  });

  it('is not accepted by Enter elsewhere', () => {
    pressReally(part('#x'), 'Enter');
    expect(goes()).toBe(false);
  });

  it.each(['网络异常，请稍后重试', '会话已过期，请重新登录', 'Session timed out', '二维码已过期'])(
    'is not known after “%s”, even when those words have gone again',
    (words) => {
      pressOk();
      says('#toast', words);
      expect(answer.refused()).toBe(false);
      says('#toast', '');
      expect(goes()).toBe(false);
    },
  );

  it('is accepted by another press after the line was back', () => {
    pressOk();
    says('#e', '网络异常');
    expect(answer.refused()).toBe(false);
    pressOk();
    expect(answer.refused()).toBe(false);
    expect(goes()).toBe(true);
  });

  it('is not known when the same trouble is said again after another press', async () => {
    pressOk();
    says('#e', '网络异常');
    answer.refused();
    pressOk();
    says('#e', '网络异常');
    expect(answer.refused()).toBe(false);
    expect(goes()).toBe(false);
  });

  it('is not known while words of trouble stand there that were not there before', () => {
    says('#toast', '网络异常');
    pressOk();
    expect(goes()).toBe(false);
  });

  it('is not known when the page stands at the log-in again', () => {
    pressOk();
    visit.provider.kindOf = () => 'login';
    expect(goes(null)).toBe(false);
  });

  it('is not proved by words of success that stood there before', () => {
    filled(false);
    answer.stop();
    visit.provider.saysBound = () => true;
    const { field, facts } = seen();
    answer = watchAnswer(visit, facts, () => field);
    pressOk();
    expect(goes(false)).toBe(false);
  });
});

it('a list that says bound where it said unbound is enough, whatever was pressed or said', () => {
  filled(false);
  says('#toast', '网络异常');
  clickReally(part('#no'));
  expect(goes(true)).toBe(true);
});

it('nothing is noted any more after the end', () => {
  answer.stop();
  pressOk();
  expect(goes()).toBe(false);
});
