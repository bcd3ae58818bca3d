// @vitest-environment jsdom
// The same refusal said twice: the words do not change, only that they are written anew shows it.
import { afterEach, describe, expect, it } from 'vitest';
import { watchWords } from '../../../lib/visit/said-again.ts';

const words = '验证码错误';

function errorLine(): HTMLElement {
  const line = document.createElement('div');
  line.textContent = words;
  document.body.append(line, document.createElement('input'));
  return line;
}

afterEach(() => document.body.replaceChildren());

describe('words that stood there before', () => {
  it('are said again when the line is written anew, in place or in a new element', () => {
    const line = errorLine();
    const inPlace = watchWords(document, [words]);
    line.textContent = words;
    expect(inPlace.seen()).toBe(true);
    const inNew = watchWords(document, [words]);
    line.replaceWith(line.cloneNode(true));
    expect(inNew.seen()).toBe(true);
  });

  it('are not said again by standing there, by other changes, or after the watch was stopped', () => {
    const line = errorLine();
    const watch = watchWords(document, [words]);
    document.body.append('正在验证');
    line.className = 'shaking';
    expect(watch.seen()).toBe(false);
    watch.stop();
    line.textContent = words;
    expect(watch.seen()).toBe(false);
  });
});
