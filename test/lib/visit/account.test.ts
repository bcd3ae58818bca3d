// @vitest-environment jsdom
// Who signs in: read at a person's own act, told once a name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchAccount } from '../../../lib/visit/account.ts';
import { part, show } from '../page/html.ts';
import { clickReally, pressReally, really } from './really.ts';

let told: string[] = [];
let end = new AbortController();
const read = () => part<HTMLInputElement>('#a').value;
const type = (text: string) => (part<HTMLInputElement>('#a').value = text);

beforeEach(() => {
  show('<input id="a"><input id="p" type="password" value="secret"><button>登录</button>');
  told = [];
  end = new AbortController();
  watchAccount(document, read, (account) => told.push(account), end.signal, false);
});
afterEach(() => end.abort());

describe('the account', () => {
  it('is told as empty, once, where a password goes without one that can be read', () => {
    part<HTMLInputElement>('#p').value = '';
    clickReally(part('button'));
    expect(told).toEqual([]);
    part<HTMLInputElement>('#p').value = 'secret';
    clickReally(part('button'));
    clickReally(part('button'));
    expect(told).toEqual(['']);
    type('student1');
    clickReally(part('button'));
    type('');
    clickReally(part('button'));
    expect(told).toEqual(['', 'student1']);
  });

  it('is not told as empty where a code goes in a box like those of passwords: the log-in that is under way goes on', () => {
    show(
      '<input id="a" hidden><form><label>动态口令 <input type="password" name="otp" maxlength="6" value="123456"></label><button>确定</button></form>',
    );
    clickReally(part('button'));
    pressReally(part('input'), 'Enter');
    expect(told).toEqual([]);
  });

  it('is told at the beginning of a press already', () => {
    type('student1');
    really(part('button'), new Event('pointerdown', { bubbles: true }));
    expect(told).toEqual(['student1']);
  });

  it('is told at a click, at Enter and when a box is left, without spaces', () => {
    type(' student1 ');
    clickReally(part('button'));
    type('student2');
    pressReally(part('#p'), 'Enter');
    type('student3');
    really(part('#a'), new Event('change', { bubbles: true }));
    expect(told).toEqual(['student1', 'student2', 'student3']);
  });

  it('is told once while it stays the same', () => {
    type('student1');
    clickReally(part('button'));
    clickReally(part('button'));
    expect(told).toEqual(['student1']);
  });

  it('is not told while it is being typed', () => {
    type('student1');
    pressReally(part('#a'), 'x');
    expect(told).toEqual([]);
  });

  it('is not told at acts that a script of the page pretends', () => {
    type('student1');
    part('button').click();
    part('#a').dispatchEvent(new Event('change', { bubbles: true }));
    part('#a').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(told).toEqual([]);
  });

  it('is cut where no account is that long', () => {
    type('x'.repeat(300));
    clickReally(part('button'));
    expect(told).toEqual(['x'.repeat(200)]);
  });

  it('that stands there already is told only where the user has acted before', () => {
    type('student1');
    const watch = (acted: boolean) => watchAccount(document, read, (account) => told.push(account), end.signal, acted);
    watch(false);
    expect(told).toEqual([]);
    watch(true);
    expect(told).toEqual(['student1']);
  });

  it('is told no more after the end of the visit', () => {
    end.abort();
    type('student1');
    clickReally(part('button'));
    expect(told).toEqual([]);
  });
});
