// What follows when no code is to be had.
import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../lib/messaging/contract.ts';
import type { Field } from '../../../lib/page/field.ts';
import { cardOf, fateOf, isLasting } from '../../../lib/visit/no-code.ts';

const box = { kind: 'totp' } as Field;
const fate = (problem: ProblemCode, waitMs?: number) => fateOf(waitMs === undefined ? { problem } : { problem, waitMs });

describe('no code', () => {
  it.each([
    ['final', ['not-allowed', 'refused-twice', 'several-entries', 'turned-off', 'unsupported']],
    ['changing', ['locked', 'no-entry', 'no-vault', 'vault-damaged', 'vault-newer']],
    ['passing', ['unexpected', 'storage-failed', 'disk-full', 'already-used', 'wait']],
  ] as const)('is %s for its problems', (name, problems) => {
    expect(problems.map((problem) => fate(problem))).toEqual(problems.map(() => name));
  });

  it('is a wait when the time is known, up to three steps of five minutes', () => {
    expect([fate('wait', 20_000), fate('wait', 900_000), fate('wait', 902_000)]).toEqual(['wait', 'wait', 'passing']);
  });

  it('is said when there is something to say', () => {
    const card = (problem: ProblemCode, waitMs = 0, field = box, mode: 'fill' | 'click' = 'fill') =>
      cardOf({ problem, waitMs }, field, mode)?.kind ?? null;
    expect([card('wait', 1_000), card('wait', 1_001), card('wait', 902_000)]).toEqual([null, 'fill-waiting', null]);
    expect([card('locked'), card('refused-twice'), card('several-entries')]).toEqual(['locked', 'fill-refused', 'fill-offer']);
    expect([card('no-entry'), card('no-entry', 0, { kind: 'code' } as Field)]).toEqual(['no-entry', null]);
    expect([card('turned-off'), card('turned-off', 0, box, 'click')]).toEqual([null, 'fill-offer']);
    expect(card('unexpected')).toBeNull();
  });

  it('for minutes is said with its cause, a clock that was ahead', () => {
    const wish = cardOf({ problem: 'wait', waitMs: 90_000, isAhead: true }, box, 'fill');
    expect(wish).toEqual({ kind: 'fill-waiting', waitMs: 90_000, isAhead: true });
  });

  it('goes ever into a box that is too short or posts elsewhere; a covered one may come free', () => {
    expect((['malformed', 'other document', 'foreign form', 'too long'] as const).map(isLasting)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect((['hidden', 'occupied', 'not kept'] as const).map(isLasting)).toEqual([false, false, false]);
  });
});
