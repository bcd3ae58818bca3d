// The review before anything is stored, and what is stored then.
import { describe, expect, it } from 'vitest';
import { importedEntries, reviewImport } from '../../../../lib/transfer/import/review.ts';
import type { Found, Kept } from '../../../../lib/transfer/import/found.ts';
import type { OtpAccount } from '../../../../lib/otp/account.ts';
import type { Entry } from '../../../../lib/vault/entry.ts';
import { accountOf } from '../../otp/account-of.ts';

const kept: Kept = {
  id: 'kept',
  state: 'proved',
  institutionId: 'cqu',
  login: 'someone',
  createdAt: 1,
  changedAt: 2,
  provedAt: 3,
  retiredAt: null,
  trashedAt: null,
};
const inVault = (account: OtpAccount, id: string, parts: Partial<Entry> = {}): Entry => ({ ...account, ...kept, id, ...parts });
const found = (...accounts: readonly OtpAccount[]): Found => ({
  entries: accounts.map((account) => ({ account })),
  missingParts: [],
});
const one = accountOf({ issuer: 'A', account: 'a', secret: 'AAAAAAAA' });
const two = accountOf({ issuer: 'B', account: 'b', secret: 'BBBBBBBB' });
const hotp = accountOf({ type: 'hotp', issuer: 'C', account: 'c', secret: 'CCCCCCCC', counter: 5 });
const verdicts = (file: Found, existing: readonly Entry[]) => reviewImport(file, existing).map(({ verdict }) => verdict);

describe('the review', () => {
  it('tells new from there already, also inside the file', () => {
    expect(verdicts(found(one, two, { ...two, account: 'again' }), [inVault(one, '1')])).toEqual([
      'duplicate',
      'new',
      'duplicate',
    ]);
  });
  it.each([
    ['other names', { ...one, account: 'renamed' }],
    ['other settings of the same secret', { ...one, digits: 8 }],
    ['another secret under the same names', { ...one, secret: 'DDDDDDDD' }],
  ])('names as changed what comes with %s, and what it is a twin of', (_, account) => {
    expect(reviewImport(found(account), [inVault(one, '1')])).toMatchObject([{ verdict: 'changed', twinId: '1' }]);
  });
  it('names another counter as changed', () => {
    expect(verdicts(found({ ...hotp, counter: 9 }), [inVault(hotp, '1')])).toEqual(['changed']);
  });
  it('does not count what was put away', () => {
    const away = [inVault(one, '1', { trashedAt: 5 }), inVault(two, '2', { state: 'retired', retiredAt: 5 })];
    expect(verdicts(found(one, two), away)).toEqual(['new', 'new']);
  });
  it('shows what is refused, with its reason and the kind that the file names', () => {
    const file: Found = {
      entries: [
        { reason: 'unsupported', partial: { issuer: 'x' }, kind: 'motp' },
        { reason: 'bad-period', partial: one },
      ],
      missingParts: [],
    };
    expect(reviewImport(file, [])).toMatchObject([
      { verdict: 'refused', reason: 'unsupported', kind: 'motp', account: { issuer: 'x' } },
      { verdict: 'refused', reason: 'bad-period', kind: 'totp' },
    ]);
  });
});

describe('the vault after an import', () => {
  const existing = [inVault(one, '1'), inVault(hotp, '3')];

  it('has the chosen entries besides what it had, proved and bound to nothing', () => {
    const after = importedEntries(found(two, accountOf()), existing, new Set([0]), 99);
    expect(after.slice(0, 2)).toEqual(existing);
    expect(after.slice(2)).toEqual([
      {
        ...two,
        id: expect.any(String),
        state: 'proved',
        institutionId: null,
        login: '',
        createdAt: 99,
        changedAt: 99,
        provedAt: 99,
        retiredAt: null,
        trashedAt: null,
      },
    ]);
  });
  it('is the same when nothing is chosen, or only what is there or refused', () => {
    const refused = { reason: 'bad-secret', partial: {} } as const;
    const file: Found = { entries: [{ account: one }, refused], missingParts: [] };
    expect(importedEntries(file, existing, new Set(), 99)).toEqual(existing);
    expect(importedEntries(file, existing, new Set([0, 1, 7]), 99)).toEqual(existing);
  });
  it('has new names and the counter at the entry that makes the same codes', () => {
    const file = found({ ...hotp, issuer: 'New', counter: 9 });
    expect(importedEntries(file, existing, new Set([0]), 99)).toEqual([
      existing[0],
      inVault({ ...hotp, issuer: 'New', counter: 9 }, '3', { changedAt: 99 }),
    ]);
  });
  it('keeps the old secret beside a new one under the same names', () => {
    const after = importedEntries(found({ ...one, secret: 'DDDDDDDD' }), existing, new Set([0]), 99);
    expect(after.map(({ secret }) => secret)).toEqual(['AAAAAAAA', 'CCCCCCCC', 'DDDDDDDD']);
  });
  it('gets everything back from our own backup; an id that is taken is made anew', () => {
    const file: Found = {
      entries: [
        { account: two, kept },
        { account: accountOf(), kept },
      ],
      missingParts: [],
    };
    const after = importedEntries(file, [], new Set([0, 1]), 99);
    expect(after[0]).toEqual(inVault(two, 'kept'));
    expect(after[1]).toMatchObject({ institutionId: 'cqu', id: expect.not.stringContaining('kept') });
  });
});
