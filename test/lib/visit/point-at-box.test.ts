// @vitest-environment jsdom
// "It is this box": one real click on a text box.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBox } from '../../../lib/page/box-path.ts';
import { pointAtBox } from '../../../lib/visit/point-at-box.ts';
import { part, show } from '../page/html.ts';
import { clickReally, pressReally } from './really.ts';

let found: unknown[] = [];
let end = new AbortController();

beforeEach(() => {
  show('<label>口令 <input id="a" name="word"></label><label>别的 <input id="b" name="other"></label><button>确定</button>');
  found = [];
  end = new AbortController();
  pointAtBox(document, (box) => found.push(box), end.signal);
});
afterEach(() => end.abort());

describe('pointing at a box', () => {
  it('gives a description by which that box is found again', () => {
    clickReally(part('#b'));
    expect(findBox(document, found[0])).toBe(part('#b'));
  });

  it('takes one click only', () => {
    clickReally(part('#a'));
    clickReally(part('#b'));
    expect(found).toHaveLength(1);
  });

  it('goes on after a click beside it', () => {
    clickReally(part('button'));
    expect(found).toHaveLength(0);
    clickReally(part('#a'));
    expect(found).toHaveLength(1);
  });

  it('is given up with Escape, and by no other key', () => {
    pressReally(part('#a'), 'x');
    pressReally(part('#a'), 'Escape');
    clickReally(part('#a'));
    expect(found).toHaveLength(0);
  });

  it('does not take a click that a script of the page pretends', () => {
    part('#a').click();
    expect(found).toHaveLength(0);
  });

  it('ends with the visit', () => {
    end.abort();
    clickReally(part('#a'));
    expect(found).toHaveLength(0);
  });
});
