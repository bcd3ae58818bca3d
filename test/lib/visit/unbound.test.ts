// @vitest-environment jsdom
// What a document makes of an unbinding that the one before did not see the end of.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeUnbound } from '../../../lib/visit/unbound.ts';
import { type FakeVisit, fakeVisit } from './fake-visit.ts';

let visit: FakeVisit;
const begin = (bound: boolean | null, purpose: 'unbind' | 'verify' | 'bind' = 'unbind') => {
  visit.choices.awaiting = { entryId: 'one', purpose };
  visit.provider.otpBound = () => bound;
  return makeUnbound(visit);
};
const accepted = [{ entryId: 'one', purpose: 'unbind', outcome: 'accepted' }];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  visit = fakeVisit();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a list that offers to bind again proves it, once', async () => {
  const unbound = begin(false);
  await unbound.see();
  await unbound.see();
  expect(visit.inputsOf('visit:outcome')).toEqual(accepted);
});

it('a list that still says bound ends it, whatever is shown later', async () => {
  const unbound = begin(true);
  await unbound.see();
  visit.provider.otpBound = () => false;
  await unbound.see();
  expect(visit.sent).toEqual([]);
});

it('a list that comes late counts; by the clock it is looked for ten seconds', async () => {
  const unbound = begin(null);
  await unbound.see();
  expect(visit.lookSoon).toHaveBeenCalledExactlyOnceWith(500);
  vi.advanceTimersByTime(10_000);
  await unbound.see();
  expect(visit.lookSoon).toHaveBeenCalledTimes(1);
  visit.provider.otpBound = () => false;
  await unbound.see();
  expect(visit.inputsOf('visit:outcome')).toEqual(accepted);
});

it.each([
  ['an identity check', 'verify', false],
  ['a binding', 'bind', false],
  ['a dialog in a frame, which the document around it judges', 'unbind', true],
] as const)('%s is no matter of this', async (_what, purpose, inFrame) => {
  visit.tellTop = inFrame ? async () => ({}) : null;
  await begin(false, purpose).see();
  expect(visit.sent).toEqual([]);
});
