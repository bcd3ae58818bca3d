import { expect, it } from 'vitest';
import { camel } from '../../../components/controls/camel.ts';

it('turns a code into a part of a name of a text', () => {
  expect(camel('disk-full')).toBe('diskFull');
  expect(camel('not-filled-other-kind')).toBe('notFilledOtherKind');
  expect(camel('locked')).toBe('locked');
});
