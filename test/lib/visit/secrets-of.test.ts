// The set-up texts among those of a page's QR codes.
import { expect, it } from 'vitest';
import { secretsOf } from '../../../lib/visit/secrets-of.ts';

it('are the same whatever stands beside them, and in whatever order', () => {
  const [one, other] = ['otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ', 'cm-otpauth://GEZDGNBVGY3TQOJQ'];
  expect(secretsOf([one, 'https://weixin.example/', other])).toBe(secretsOf([other, one]));
  expect(secretsOf([one])).not.toBe(secretsOf([other]));
  expect(secretsOf(['https://weixin.example/'])).toBe('');
});

it.each([
  'GEZDGNBVGY3TQOJQ',
  'gezd gnbv gy3t qojq',
  'steam://GEZDGNBVGY3TQOJQ',
  'apple-otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ',
])('%s is one too', (text) => {
  expect(secretsOf(['https://weixin.example/', text])).toBe(text);
});
