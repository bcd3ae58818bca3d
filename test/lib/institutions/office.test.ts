// Whom to ask.
import { expect, it } from 'vitest';
import { institutions } from '../../../lib/institutions/index.ts';
import { officeOf } from '../../../lib/institutions/office.ts';

it('every institution we know has an office with a name and a telephone; another has none', () => {
  for (const institution of institutions)
    expect(officeOf(institution)).toMatchObject({ name: expect.stringMatching(/./), phone: expect.stringMatching(/^[\d-]+$/) });
  const [one] = institutions;
  expect(one === undefined ? null : officeOf({ ...one, id: 'other' })).toEqual({ name: null, phone: null, mail: null });
});
