// @vitest-environment jsdom
// A refused code of ours is taken out again.
import { expect, it } from 'vitest';
import { clearField } from '../../../lib/page/clear.ts';
import type { Field } from '../../../lib/page/field.ts';
import { boxes, show } from './html.ts';

const field = (): Field => ({ inputs: boxes(), kind: 'totp', action: 'fill', score: 90, reasons: [] });

it('one box or six are emptied when they hold exactly that code', () => {
  for (const html of ['<input value="123456">', [...'123456'].map((digit) => `<input value="${digit}">`).join('')]) {
    show(html);
    expect(clearField(field(), '123456')).toBe(true);
    expect(
      boxes()
        .map(({ value }) => value)
        .join(''),
    ).toBe('');
  }
});

it('what the user has typed stays', () => {
  show('<input value="654321">');
  expect(clearField(field(), '123456')).toBe(false);
  expect(boxes()[0]?.value).toBe('654321');
});
