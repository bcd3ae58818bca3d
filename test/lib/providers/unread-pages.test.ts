// Whose pages tell of unread mail.
import { expect, it } from 'vitest';
import { unreadPageOf } from '../../../lib/providers/unread-pages.ts';

it('a product’s pages are read by its own reader', () => {
  expect((['coremail', 'exmail', 'unknown'] as const).map((id) => unreadPageOf(id)?.id ?? null)).toEqual([
    'coremail',
    'exmail',
    'unknown',
  ]);
});
