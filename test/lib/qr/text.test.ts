// One spelling of line ends, and nothing else changed.
import { describe, expect, it } from 'vitest';
import { tidyText } from '../../../lib/qr/text.ts';

describe('what a code says', () => {
  it('has LF for every CRLF', () => {
    expect(tidyText('one\r\ntwo\r\n\r\n')).toBe('one\ntwo\n\n');
  });

  it('keeps a carriage return that stands alone', () => {
    expect(tidyText('a\rb\n\rc\r\r\n')).toBe('a\rb\n\rc\r\n');
  });

  it.each(['', ' a ', '\uFEFF重庆\u0000\t', 'one\ntwo'])('is otherwise what the code has: %j', (text) => {
    expect(tidyText(text)).toBe(text);
  });
});
