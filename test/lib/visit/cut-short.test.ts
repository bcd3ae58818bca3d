// @vitest-environment jsdom
// What a document makes of a binding that the one before did not see the end of.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeCutShort } from '../../../lib/visit/cut-short.ts';
import { type FakeVisit, fakeVisit } from './fake-visit.ts';

let visit: FakeVisit;
const outcomes = () => visit.inputsOf('visit:outcome').map((input) => (input as { outcome: string }).outcome);
const begin = (wasBound: boolean | null, bound: boolean | null) => {
  visit.choices.awaiting = { entryId: 'one', purpose: 'bind' };
  visit.choices.wasBound = wasBound;
  visit.provider.otpBound = () => bound;
  return makeCutShort(visit);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  visit = fakeVisit();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a list that says bound, and said unbound before, proves it at once', async () => {
  await begin(false, true).see();
  expect(outcomes()).toEqual(['accepted']);
  expect(visit.cards()).toEqual([]);
});

it.each([
  ['a re-binding, which shows bound before and after', true, true],
  ['a list that still says unbound', false, false],
  ['no list on show', false, null],
  ['no list on show before', null, true],
])('%s: not known, after a while in which the list may be drawn, and both ways are explained', async (_what, before, now) => {
  const cutShort = begin(before, now);
  await cutShort.see();
  vi.advanceTimersByTime(2_900);
  await cutShort.see();
  expect(outcomes()).toEqual([]);
  expect(visit.lookSoon).toHaveBeenCalledWith(200);
  vi.advanceTimersByTime(100);
  await cutShort.see();
  expect(outcomes()).toEqual(['unknown']);
  expect(visit.cards()).toEqual([{ kind: 'bind-unknown' }]);
});

it('words of success prove nothing in a document that is seen for the first time', async () => {
  const cutShort = begin(true, true);
  visit.provider.saysBound = () => true;
  vi.advanceTimersByTime(3_000);
  await cutShort.see();
  expect(outcomes()).toEqual(['unknown']);
});

it('a list that is drawn late counts', async () => {
  const cutShort = begin(false, null);
  await cutShort.see();
  visit.provider.otpBound = () => true;
  await cutShort.see();
  expect(outcomes()).toEqual(['accepted']);
});

it('once a bind dialog is on show the list proves nothing of the earlier one; its question is on the card', async () => {
  const cutShort = begin(false, false);
  await cutShort.over();
  visit.provider.otpBound = () => true;
  await cutShort.see();
  await cutShort.over();
  expect(outcomes()).toEqual(['unknown']);
  expect(visit.cards()).toEqual([]);
});

it('is told once, and nothing where nothing was cut short', async () => {
  const cutShort = begin(false, true);
  await cutShort.see();
  await cutShort.see();
  expect(outcomes()).toHaveLength(1);
  visit = fakeVisit();
  const none = makeCutShort(visit);
  await none.see();
  await none.over();
  expect(visit.sent).toEqual([]);
});

it.each([
  ['a log-in', 'login', false],
  ['a binding in a frame, which the document around it judges', 'bind', true],
] as const)('%s is no matter of this', async (_what, purpose, inFrame) => {
  visit.tellTop = inFrame ? async () => ({}) : null;
  begin(false, true);
  visit.choices.awaiting = { entryId: 'one', purpose };
  await makeCutShort(visit).see();
  expect(visit.sent).toEqual([]);
});
