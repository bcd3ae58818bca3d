// The list of URIs.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportUriList } from '../../../../lib/transfer/export/uri-list.ts';
import { readUriList } from '../../../../lib/transfer/import/uri-list.ts';
import { accounts } from '../random-vaults.ts';
import { accountsIn, samples } from '../sample-accounts.ts';

it('is read back as it was', () => {
  expect(accountsIn(readUriList(exportUriList(samples)))).toEqual(samples);
  expect(exportUriList([])).toBe('');
});

it('is one line an account, whatever the names are', () => {
  fc.assert(
    fc.property(fc.array(accounts, { maxLength: 5 }), (list) => {
      expect(exportUriList(list).split('\n').length).toBe(list.length + 1);
    }),
  );
});
