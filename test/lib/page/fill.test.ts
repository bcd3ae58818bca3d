// @vitest-environment jsdom
// Writing a code as typing would, or saying why not.
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../lib/page/field.ts';
import { fillField, postingElsewhere } from '../../../lib/page/fill.ts';
import { boxes, part, show } from './html.ts';

const field = (inputs = boxes()): Field => ({ inputs, kind: 'totp', action: 'fill', score: 90, reasons: [] });
const fill = (body: string, code = '123456') => {
  show(body);
  return fillField(field(), code);
};

describe('a fill', () => {
  it('writes, tells the page by input and change, and submits nothing', () => {
    show('<form><input><button>确定</button></form>');
    const told: string[] = [];
    for (const name of ['input', 'change', 'keydown', 'submit', 'click'])
      document.body.addEventListener(name, ({ type }) => told.push(type));
    expect(fillField(field([part<HTMLInputElement>('input')]), '123456')).toEqual({ ok: true });
    expect(part<HTMLInputElement>('input').value).toBe('123456');
    expect(told).toEqual(['input', 'change']);
  });

  it('puts one digit in each single box', () => {
    expect(fill('<input maxlength="1">'.repeat(6), '314159')).toEqual({ ok: true });
    expect(boxes().map(({ value }) => value)).toEqual([...'314159']);
  });

  it('stays right when the page spreads the digits itself', () => {
    show('<input maxlength="1">'.repeat(6));
    boxes().forEach((box, index, all) => box.addEventListener('input', () => all[index + 1]?.focus()));
    expect(fillField(field(), '123456')).toEqual({ ok: true });
  });

  it('writes past a setter the page has laid over the box', () => {
    show('<input>');
    const own: string[] = [];
    const set = (value: string) => {
      own.push(value);
    };
    Object.defineProperty(part('input'), 'value', { configurable: true, get: () => '', set });
    fillField(field(), '123456');
    expect(own).toEqual([]);
  });
});

describe('no fill', () => {
  it('of anything but a code', () => {
    for (const code of ['', '12', '12345678901', 'a b c d']) expect(fill('<input>', code)).toMatchObject({ reason: 'malformed' });
  });

  it('over what the user has typed', () => {
    expect(fill('<input value="9">')).toEqual({ ok: false, reason: 'occupied' });
    expect(part<HTMLInputElement>('input').value).toBe('9');
  });

  it('of a code the box cannot hold', () => {
    expect(fill('<input maxlength="4">')).toMatchObject({ reason: 'too long' });
    expect(fill('<input maxlength="1">'.repeat(6), '12345678')).toMatchObject({ reason: 'too long' });
  });

  it('into a box that is off, fixed or not drawn', () => {
    for (const html of [
      '<input disabled>',
      '<input readonly>',
      '<input style="display:none">',
      '<fieldset inert><input></fieldset>',
    ]) {
      expect(fill(html)).toMatchObject({ ok: false });
      expect(part<HTMLInputElement>('input').value).toBe('');
    }
  });

  it('into a form that posts elsewhere', () => {
    for (const html of [
      '<form action="https://evil.example/"><input></form>',
      '<form action="https://evil.example/"><input><input type="hidden" name="action" value="/"></form>',
      '<form action="#"><input><button formaction="//evil.example/">确定</button></form>',
      '<form id="f" action="#"><input></form><button form="f" formaction="//evil.example/">确定</button>',
      '<form action="data:text/html,x"><input></form>',
    ]) {
      show(html);
      expect(fillField(field([part<HTMLInputElement>('input')]), '123456')).toEqual({ ok: false, reason: 'foreign form' });
      expect(document.activeElement).toBe(document.body);
    }
  });

  it('that the page throws away again counts as one', () => {
    show('<input>');
    part('input').addEventListener('input', () => (part<HTMLInputElement>('input').value = ''));
    expect(fillField(field(), '123456')).toEqual({ ok: false, reason: 'not kept' });
  });

  it('into a box the page moves away at focus', () => {
    show('<form action="https://evil.example/"></form><input>');
    part('input').addEventListener('focus', () => part('form').append(part('input')));
    expect(fillField(field(), '123456')).toEqual({ ok: false, reason: 'foreign form' });
    expect(part<HTMLInputElement>('input').value).toBe('');
  });

  it('into another document', () => {
    const other = document.implementation.createHTMLDocument();
    const input = other.createElement('input');
    other.body.append(input);
    expect(fillField(field([input]), '123456')).toEqual({ ok: false, reason: 'other document' });
  });
});

it('a form of the page itself, or one run by script, is no other place', () => {
  for (const action of ['', ' action="#"', ' action="/coremail/index.jsp"', ' action="javascript:void(0)"']) {
    show(`<form${action}><input></form>`);
    expect(postingElsewhere(part<HTMLInputElement>('input'))).toBe(false);
  }
});
