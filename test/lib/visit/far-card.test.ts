// @vitest-environment jsdom
// The card of a frame: the background has it drawn elsewhere.
import { expect, it } from 'vitest';
import { makeFarCard } from '../../../lib/visit/far-card.ts';
import { fakeVisit } from './fake-visit.ts';

it('adds nothing to the frame, is taken away by a message, and never counts as seen here', () => {
  const visit = fakeVisit();
  const card = makeFarCard(visit.ask);
  const before = document.documentElement.outerHTML.length;
  card.show();
  expect([document.documentElement.outerHTML.length, card.shown, card.isClear(''), visit.sent.length]).toEqual([
    before,
    false,
    false,
    0,
  ]);
  card.hide();
  expect(visit.sent).toEqual([{ name: 'card:hide', input: undefined }]);
});
