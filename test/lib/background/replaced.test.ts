// Which secrets end when another is accepted: those of the same account for certain, and no others.
import { describe, expect, it } from 'vitest';
import { isOvertaken, replacedBy, rivalsOf } from '../../../lib/background/replaced.ts';
import { entry } from './fake-desk.ts';

const who = (account: string, login = '') => ({ account, login });
const secret = 'JBSWY3DPEHPK3PXP';

describe('the rivals of a secret', () => {
  const mine = { ...who('student1'), secret };
  it.each([
    ['a proved one', {}, 1],
    ['a pending one', { state: 'pending' }, 1],
    ['not a retired one', { state: 'retired' }, 0],
    ['not one in the trash', { trashedAt: 5 }, 0],
    ['not one of another institution', { institutionId: 'cumt' }, 0],
    ['not the secret itself', { secret }, 0],
  ] as const)('are %s', (_what, about, count) => {
    expect(rivalsOf(mine, 'cqu', [entry(about)])).toHaveLength(count);
  });

  it('are none without an institution', () => {
    expect(rivalsOf(mine, null, [entry()])).toEqual([]);
    expect(rivalsOf(mine, 'nowhere', [entry({ institutionId: 'nowhere' })])).toEqual([]);
  });
});

it('an accepted secret ends what was proved until then and what was begun before it, not what came later or goes on in another tab', () => {
  const mine = entry({ secret, createdAt: 50, provedAt: 100 });
  const others = [
    entry({ id: 'proved before', provedAt: 90 }),
    entry({ id: 'proved later', provedAt: 110, secret: 'MFRGGZDFMZTWQ2LK' }),
    entry({ id: 'begun before', state: 'pending', provedAt: null, createdAt: 40, secret: 'MFRGGZDFMZTWQ2LL' }),
    entry({ id: 'going on', state: 'pending', provedAt: null, createdAt: 45, secret: 'MFRGGZDFMZTWQ2LN' }),
    entry({ id: 'begun later', state: 'pending', provedAt: null, createdAt: 60, secret: 'MFRGGZDFMZTWQ2LM' }),
  ];
  expect(replacedBy(mine, [mine, ...others], 100, ['going on']).map(({ id }) => id)).toEqual(['proved before', 'begun before']);
});

it.each([
  ['after this one was kept', { provedAt: 51 }, true],
  ['before', { provedAt: 49 }, false],
  ['never', { state: 'pending', provedAt: null }, false],
  ['after it, for another account', { provedAt: 51, account: 'teacher2@cqu.edu.cn' }, false],
] as const)('a secret is overtaken by another that was proved %s: %j', (_when, about, expected) => {
  const mine = entry({ secret, state: 'pending', provedAt: null, createdAt: 50 });
  expect(isOvertaken(mine, [mine, entry(about)])).toBe(expected);
});
