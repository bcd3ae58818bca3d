import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../../lib/vault/format.ts';
import { judge } from '../../../lib/vault/judge.ts';
import type { Copy, Pointer, Survey } from '../../../lib/vault/survey.ts';

const absent: Copy = { state: 'absent' };
const damaged: Copy = { state: 'damaged' };

/** An envelope of which only generation, vault and slot matter. */
function copy(generation: number, { vaultId = 'v', slot = 's', variant = '' } = {}): Copy {
  const header = { generation, vaultId, slots: [{ id: slot, type: 'device' }] };
  return { state: 'intact', envelope: { text: `${vaultId} ${slot} ${generation}${variant}`, header } as unknown as Envelope };
}

interface Stores {
  a?: Copy;
  b?: Copy;
  pointer?: Pointer | null;
  mirror?: Copy;
  mark?: number | null;
}

function judged({ a = absent, b = absent, pointer = null, mirror = absent, mark = null }: Stores) {
  const found: Survey = {
    primary: { slots: { a, b }, pointer, deviceKeys: new Map() },
    mirror: { copy: mirror, mark, deviceKeys: new Map() },
  };
  const verdict = judge(found);
  if (verdict.kind !== 'found') return { kind: verdict.kind };
  const { best, fallbacks, seen, primaryFault, mirrorFault, rolledBack } = verdict;
  return { best: best.text, fallbacks: fallbacks.map(({ text }) => text), seen, primaryFault, mirrorFault, rolledBack };
}

const fine = { primaryFault: false, mirrorFault: false, rolledBack: false };
const at = (slot: 'a' | 'b', generation: number): Pointer => ({ slot, generation });

describe('the verdict', () => {
  it('is none only when both stores were read and hold nothing', () => {
    expect(judged({})).toEqual({ kind: 'none' });
    expect(judged({ pointer: at('a', 5), mark: 5 })).toEqual({ kind: 'none' });
    expect(judge({ primary: null, mirror: { copy: absent, mark: null, deviceKeys: new Map() } })).toEqual({ kind: 'damaged' });
    expect(judge({ primary: null, mirror: null })).toEqual({ kind: 'damaged' });
    expect(judged({ b: damaged })).toEqual({ kind: 'damaged' });
  });

  it('is newer as soon as one copy is', () => {
    expect(judged({ a: copy(1), pointer: at('a', 1), mirror: { state: 'newer' } })).toEqual({ kind: 'newer' });
    expect(judged({ a: copy(1), b: { state: 'newer' }, pointer: at('a', 1), mirror: copy(1) })).toEqual({ kind: 'newer' });
  });

  it('takes what is pointed at and mirrored', () => {
    const verdict = judged({ a: copy(4), b: copy(5), pointer: at('b', 5), mirror: copy(5), mark: 5 });
    expect(verdict).toEqual({ best: 'v s 5', fallbacks: ['v s 4'], seen: 5, ...fine });
  });

  it('takes the state before when a save was stopped before the mirror, and does not call that a fault', () => {
    expect(judged({ a: copy(5), b: copy(4), pointer: at('b', 4), mirror: copy(4), mark: 4 })).toMatchObject({
      best: 'v s 4',
      seen: 4,
      ...fine,
    });
  });

  it('takes the state after when a save was stopped before the flip, and does not call that a fault', () => {
    expect(judged({ a: copy(5), b: copy(4), pointer: at('b', 4), mirror: copy(5), mark: 5 })).toMatchObject({
      best: 'v s 5',
      ...fine,
    });
  });

  it('takes a first vault that was stopped before its mirror or its pointer', () => {
    expect(judged({ a: copy(1) })).toMatchObject({ best: 'v s 1', ...fine });
    expect(judged({ a: copy(1), mirror: copy(1), mark: 1 })).toMatchObject({ best: 'v s 1', ...fine });
  });

  it('takes the newest slot when the pointer is gone', () => {
    expect(judged({ a: copy(7), b: copy(6), mirror: copy(7), mark: 7 })).toMatchObject({
      best: 'v s 7',
      primaryFault: true,
      rolledBack: false,
    });
  });

  it('takes the newer of two verified copies and calls the older one a rollback', () => {
    const primary = judged({ a: copy(3), b: copy(3), pointer: at('a', 3), mirror: copy(5), mark: 5 });
    expect(primary).toMatchObject({ best: 'v s 5', primaryFault: true, mirrorFault: false, rolledBack: true });
    const mirror = judged({ a: copy(4), b: copy(5), pointer: at('b', 5), mirror: copy(3), mark: 5 });
    expect(mirror).toMatchObject({ best: 'v s 5', primaryFault: false, mirrorFault: true, rolledBack: true });
  });

  it('believes a mark or a pointer that remembers more, unless it is absurd', () => {
    expect(judged({ a: copy(3), pointer: at('a', 3), mirror: copy(3), mark: 9 })).toMatchObject({ seen: 9, rolledBack: true });
    expect(judged({ a: copy(3), pointer: at('a', 9), mirror: copy(3), mark: 3 })).toMatchObject({ seen: 9, rolledBack: true });
    expect(judged({ a: copy(3), pointer: at('a', 3), mirror: copy(3), mark: 2 ** 40 })).toMatchObject({ seen: 3, ...fine });
  });

  it('falls back to the previous generation only when nothing newer is left', () => {
    const verdict = judged({ a: copy(4), b: damaged, pointer: at('b', 5), mirror: damaged, mark: 5 });
    expect(verdict).toMatchObject({ best: 'v s 4', seen: 5, primaryFault: true, mirrorFault: true, rolledBack: true });
  });

  it('never falls back to an envelope from before a change of the protection', () => {
    const verdict = judged({ a: copy(4, { slot: 'old' }), b: copy(5), pointer: at('b', 5), mirror: copy(5), mark: 5 });
    expect(verdict).toMatchObject({ best: 'v s 5', fallbacks: [] });
  });

  it('falls back to the other verified copy even if its slots or its vault differ, when it is not older', () => {
    const slot = judged({ b: copy(5, { slot: 'altered' }), pointer: at('b', 5), mirror: copy(5), mark: 5 });
    expect(slot).toMatchObject({ best: 'v altered 5', fallbacks: ['v s 5'] });
    const vault = judged({ b: copy(5, { vaultId: 'w' }), pointer: at('b', 5), mirror: copy(5), mark: 5 });
    expect(vault).toMatchObject({ best: 'w s 5', fallbacks: ['v s 5'] });
  });
});
