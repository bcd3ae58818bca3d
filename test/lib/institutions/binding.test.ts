// How a secret is got at each institution: what its guide says, and nothing made up for another.
import { expect, it } from 'vitest';
import { bindingAt } from '../../../lib/institutions/binding.ts';
import { institutions } from '../../../lib/institutions/index.ts';

it('is known only where a guide says it', () => {
  expect(Object.fromEntries(institutions.map((institution) => [institution.id, bindingAt(institution).by]))).toEqual({
    cqu: 'user',
    cumt: 'unknown',
    beijing: 'administrator',
  });
});
