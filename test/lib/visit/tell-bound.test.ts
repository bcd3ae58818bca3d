// @vitest-environment jsdom
// The end of a binding: told to the background, said by the card.
import { expect, it } from 'vitest';
import { tellBound } from '../../../lib/visit/tell-bound.ts';
import { fakeVisit } from './fake-visit.ts';

it.each([
  [true, 'accepted', []],
  [false, 'unknown', [{ kind: 'bind-unknown' }]],
] as const)('accepted %s is told as %s, and the card shows it', async (accepted, outcome, cards) => {
  const visit = fakeVisit();
  await tellBound(visit, 'one', accepted);
  expect(visit.inputsOf('visit:outcome')).toEqual([{ entryId: 'one', purpose: 'bind', outcome }]);
  expect(visit.cards()).toEqual(cards);
  expect(visit.card.show).toHaveBeenCalledTimes(1);
});

it('no card is shown that the background refuses', async () => {
  const visit = fakeVisit();
  visit.answers['card:show'] = [{ problem: 'not-allowed' }];
  await tellBound(visit, 'one', false);
  expect(visit.card.show).not.toHaveBeenCalled();
});
