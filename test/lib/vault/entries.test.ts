import { describe, expect, it } from 'vitest';
import {
  addEntry,
  editEntry,
  type EntryDraft,
  keptForMs,
  nextCounter,
  proveEntry,
  purgeEntries,
  restoreEntry,
  retireEntry,
  reviveEntry,
  trashEntry,
} from '../../../lib/vault/entries.ts';
import type { VaultContent } from '../../../lib/vault/entry.ts';
import { entry } from './fake-ports.ts';

const now = 1_800_000_000_000;
const draft: EntryDraft = {
  type: 'totp',
  issuer: '重庆大学',
  account: 'a@cqu.edu.cn',
  secret: 'JBSWY3DPEHPK3PXP',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
  state: 'pending',
  institutionId: 'cqu',
  login: 'a',
};
const one = (): VaultContent => ({ entries: [entry(1), entry(2)] });
const [first, second] = [entry(1).id, entry(2).id];
const hotp = (counter: number): VaultContent => ({ entries: [entry(1, { type: 'hotp', period: null, counter })] });

describe('a secret bound again', () => {
  it('is pending once more when it was retired, and not removed after 30 days', () => {
    const retired = retireEntry(one(), first, now);
    const revived = reviveEntry(retired, first, now + 5);
    expect(revived.entries[0]).toMatchObject({ state: 'pending', retiredAt: null, changedAt: now + 5 });
    expect(purgeEntries(revived, now + 2 * keptForMs).entries).toHaveLength(2);
  });

  it('stays what it is when it is pending or proved', () => {
    const pending: VaultContent = { entries: [entry(1, { state: 'pending' })] };
    expect(reviveEntry(pending, first, now)).toBe(pending);
    const proved = proveEntry(pending, first, now);
    expect(reviveEntry(proved, first, now)).toBe(proved);
  });

  it('must be out of the trash', () => {
    expect(() => reviveEntry(trashEntry(one(), first, now), first, now)).toThrow(
      expect.objectContaining({ code: 'entry-state' }),
    );
  });
});

describe('adding an entry', () => {
  it('gives it an id of its own and the time, and proves only what is said to be proved', () => {
    const pending = addEntry({ entries: [] }, draft, now);
    expect(pending).toMatchObject({ kind: 'added', entry: { ...draft, createdAt: now, changedAt: now, provedAt: null } });
    expect(pending.content.entries).toEqual([pending.entry]);
    const proved = addEntry(pending.content, { ...draft, secret: 'GEZDGNBVGY3TQOJQ', state: 'proved' }, now);
    expect(proved.entry.provedAt).toBe(now);
    expect(proved.entry.id).not.toBe(pending.entry.id);
  });

  it('keeps only the fields the vault knows', () => {
    const added = addEntry({ entries: [] }, { ...draft, surprise: 'x' } as EntryDraft, now);
    expect(Object.keys(added.entry)).not.toContain('surprise');
  });

  it('that makes the same codes is a duplicate, whatever its names, also in the trash', () => {
    const { content, entry: there } = addEntry({ entries: [] }, draft, now);
    expect(addEntry(content, { ...draft, issuer: 'x', account: 'y', login: 'z' }, now)).toEqual({
      kind: 'duplicate',
      content,
      entry: there,
    });
    const trashed = trashEntry(content, there.id, now);
    expect(addEntry(trashed, draft, now)).toMatchObject({ kind: 'duplicate', entry: { id: there.id, trashedAt: now } });
  });

  it.each([
    { period: 60 },
    { digits: 8 },
    { algorithm: 'SHA256' as const },
    { type: 'steam' as const },
    { secret: 'GEZDGNBVGY3TQOJQ' },
  ])('with %o is another entry', (changed) => {
    const { content } = addEntry({ entries: [] }, draft, now);
    expect(addEntry(content, { ...draft, ...changed }, now).kind).toBe('added');
  });

  it('finds the live twin before the one that is put away', () => {
    const content = { entries: [entry(1, { trashedAt: now }), entry(1, { id: 'live' })] };
    expect(addEntry(content, { ...draft, ...entry(1), state: 'pending' }, now).entry.id).toBe('live');
  });
});

describe('an entry', () => {
  it('is edited without touching the others', () => {
    const edited = editEntry(one(), first, { issuer: '北京', login: 'me' }, now);
    expect(edited.entries).toEqual([{ ...entry(1), issuer: '北京', login: 'me', changedAt: now }, entry(2)]);
  });

  it('is not edited into the twin of another', () => {
    const content = { entries: [entry(1), entry(1, { id: 'other', digits: 8 })] };
    expect(() => editEntry(content, 'other', { digits: 6 }, now)).toThrow('entry-exists');
  });

  it('goes from pending to proved to retired and back', () => {
    const pending: VaultContent = { entries: [entry(1, { state: 'pending', provedAt: null })] };
    const proved = proveEntry(pending, first, now);
    expect(proved.entries[0]).toMatchObject({ state: 'proved', provedAt: now });
    expect(proveEntry(proved, first, now + 1)).toBe(proved);
    const retired = retireEntry(proved, first, now + 2);
    expect(retired.entries[0]).toMatchObject({ state: 'retired', retiredAt: now + 2, provedAt: now });
    expect(retireEntry(retired, first, now + 3)).toBe(retired);
    expect(proveEntry(retired, first, now + 4).entries[0]).toMatchObject({ state: 'proved', retiredAt: null });
  });

  it('in the trash is neither proved nor retired, and comes back as it was', () => {
    const trashed = trashEntry(one(), first, now);
    expect(trashEntry(trashed, first, now + 5)).toBe(trashed);
    expect(() => proveEntry(trashed, first, now)).toThrow('entry-state');
    expect(() => retireEntry(trashed, first, now)).toThrow('entry-state');
    const restored = restoreEntry(trashed, first, now + 1);
    expect(restored.entries[0]).toEqual({ ...entry(1), changedAt: now + 1 });
    expect(restoreEntry(restored, first, now + 2)).toBe(restored);
  });

  it('that is not there is named by no secret', () => {
    for (const call of [proveEntry, retireEntry, trashEntry, restoreEntry, nextCounter]) {
      expect(() => call(one(), 'nobody', now)).toThrow(/^entry-missing$/u);
    }
    expect(() => editEntry(one(), 'nobody', {}, now)).toThrow(/^entry-missing$/u);
  });
});

describe('purging', () => {
  it('removes what was trashed or retired 30 days ago, not a moment earlier', () => {
    const content = retireEntry(trashEntry(one(), first, now), second, now);
    expect(purgeEntries(content, now + keptForMs - 1)).toBe(content);
    expect(purgeEntries(content, now + keptForMs)).toEqual({ entries: [] });
    expect(purgeEntries(one(), now + 10 * keptForMs).entries).toHaveLength(2);
  });

  it('removes nothing when the clock was set back to 1970', () => {
    const content = trashEntry(one(), first, now);
    expect(purgeEntries(content, 0)).toBe(content);
  });

  it('leaves a retired entry that was just taken out of the trash', () => {
    const put = trashEntry(retireEntry(one(), first, now), first, now + 1);
    const back = restoreEntry(put, first, now + keptForMs - 1);
    expect(purgeEntries(back, now + keptForMs + 1)).toBe(back);
  });
});

describe('the HOTP counter', () => {
  it('is moved on in the content before it is used', () => {
    const { content, counter } = nextCounter(hotp(7), first, now);
    expect(counter).toBe(7);
    expect(content.entries[0]?.counter).toBe(8);
  });

  it('does not run over and is not there for TOTP', () => {
    expect(() => nextCounter(hotp(Number.MAX_SAFE_INTEGER), first, now)).toThrow('counter-exhausted');
    expect(() => nextCounter(one(), first, now)).toThrow('entry-not-hotp');
  });
});
