// @vitest-environment jsdom
// What a yes was said to: set-up texts, or the picture that only the second reader could read.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeAgreed } from '../../../lib/visit/agreed.ts';
import { readQrIn } from '../../../lib/visit/read-qr.ts';
import { fakeVisit } from './fake-visit.ts';

vi.mock('../../../lib/visit/read-qr.ts', () => ({ readQrIn: vi.fn() }));

const uri = 'otpauth://totp/student1?secret=GEZDGNBVGY3TQOJQ';
const next = uri.replace('GEZDGNBV', 'JBSWY3DP');
const weixin = 'https://weixin.qq.com/x/decoy';
const pictureOf = (shade: number) => ({ width: 2, height: 2, data: new Uint8ClampedArray(16).fill(shade) }) as ImageData;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['nothing known', [], null, [next], null, false],
  ['the same text', [uri], null, [uri, weixin], null, false],
  ['another text', [uri, weixin], null, [next, weixin], null, true],
  ['a text, then a picture nobody can read', [uri], null, [], pictureOf(1), false],
  ['a picture, and the same again', [weixin], pictureOf(0), [weixin], pictureOf(0), false],
  ['a picture, then another', [weixin], pictureOf(0), [weixin], pictureOf(1), true],
  ['a picture, then nothing', [], pictureOf(0), [], null, false],
  ['a picture, then a text', [], pictureOf(0), [next], null, true],
])('%s', async (_what, texts, picture, textsNow, unread, expected) => {
  const agreed = makeAgreed(fakeVisit());
  agreed.to(texts, picture);
  vi.mocked(readQrIn).mockResolvedValue({ texts: textsNow, unread });
  await agreed.isAnother(document.body);
  vi.advanceTimersByTime(1_500);
  expect(await agreed.isAnother(document.body)).toBe(expected);
});
