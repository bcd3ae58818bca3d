// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaidAgain } from '../../../lib/visit/said-again.ts';
import { watchTrouble } from '../../../lib/visit/watch-trouble.ts';
import { part, show } from '../page/html.ts';

const words = '网络异常，请稍后重试';
let watch: SaidAgain;

beforeEach(() => show('<p id="e"></p>'));
afterEach(() => watch.stop());

describe('trouble on the way', () => {
  it('is seen when the page comes to say so', () => {
    watch = watchTrouble(document);
    expect(watch.seen()).toBe(false);
    part('#e').textContent = words;
    expect(watch.seen()).toBe(true);
  });

  it('that was said before is seen only when it is written anew', () => {
    part('#e').textContent = words;
    watch = watchTrouble(document);
    expect(watch.seen()).toBe(false);
    part('#e').textContent = words;
    expect(watch.seen()).toBe(true);
  });

  it('is no refusal, and a refusal is no trouble', () => {
    watch = watchTrouble(document);
    part('#e').textContent = '动态口令错误';
    expect(watch.seen()).toBe(false);
  });
});
