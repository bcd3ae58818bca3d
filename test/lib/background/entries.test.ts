// Entries for our own pages: listed, added, changed, counted; never a secret out.
import * as OTPAuth from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  entryAdd,
  entryEdit,
  entryList,
  entryPreview,
  moveEntry,
  otpCount,
  proveEntry,
  restoreEntry,
  trashEntry,
} from '../../../lib/background/entries.ts';
import { clockOffsets } from '../../../lib/settings/session.ts';
import { entry, fakeDesk } from './fake-desk.ts';

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const uri = 'otpauth://totp/重庆大学:student9?secret=JBSWY3DPEHPK3PXP&issuer=重庆大学';
const stepStart = 1_700_000_010_000;
const codeAt = (timestamp: number) => new OTPAuth.TOTP({ secret }).generate({ timestamp });

beforeEach(() => {
  fakeBrowser.reset();
});

describe('the list', () => {
  it('holds the code of now and of next, and when now ends; no secret', async () => {
    const list = await entryList(fakeDesk([entry()], stepStart + 1_000));
    expect(list).toMatchObject({
      now: stepStart + 1_000,
      entries: [{ code: codeAt(stepStart), nextCode: codeAt(stepStart + 30_000), expiresAt: stepStart + 30_000 }],
    });
    expect(JSON.stringify(list)).not.toContain(secret);
  });

  it('is right by the clock of the host, and says the end by this computer’s', async () => {
    await clockOffsets.setValue({ 'https://mail.cqu.edu.cn': { offsetMs: 90_000, at: 0 } });
    expect(await entryList(fakeDesk([entry()], stepStart))).toMatchObject({
      entries: [{ code: codeAt(stepStart + 90_000), expiresAt: stepStart + 30_000 }],
    });
  });

  it('holds codes for the rows in sight only', async () => {
    const many = [entry({ trashedAt: 1 }), ...Array.from({ length: 40 }, () => entry())];
    const list = await entryList(fakeDesk(many, stepStart));
    const { entries } = list as Exclude<typeof list, { problem: string }>;
    const withCode = entries.map(({ code }) => code !== null);
    expect([entries.length, withCode.indexOf(true), withCode.lastIndexOf(true)]).toEqual([41, 1, 16]);
  });

  it('gives no counted code unasked', async () => {
    const desk = fakeDesk([entry({ type: 'hotp', period: null, counter: 4 })]);
    expect(await entryList(desk)).toMatchObject({ entries: [{ code: null, nextCode: null, expiresAt: null }] });
    expect(desk.saves).toBe(0);
  });

  it('is not to be had from a locked vault', async () => {
    const desk = fakeDesk([entry()]);
    desk.state = 'locked';
    await expect(entryList(desk)).rejects.toMatchObject({ problem: { problem: 'locked' } });
  });
});

describe('an added entry', () => {
  it('is shown before anything is stored, also without a vault', async () => {
    const desk = fakeDesk([]);
    desk.state = 'none';
    expect(await entryPreview(desk, { text: uri })).toMatchObject({ preview: { institutionId: 'cqu', account: 'student9' } });
    expect([desk.saves, desk.state]).toEqual([0, 'none']);
  });

  it('is kept as proved and bound by its issuer, in a first vault when there is none', async () => {
    const desk = fakeDesk([]);
    desk.state = 'none';
    const { id } = (await entryAdd(desk, { text: uri })) as { id: string };
    expect(desk.content.entries).toMatchObject([{ id, state: 'proved', institutionId: 'cqu', secret: 'JBSWY3DPEHPK3PXP' }]);
  });

  it.each([
    [{ institutionId: null }, null],
    [{ institutionId: 'cumt' }, 'cumt'],
    [{ institutionId: 'nowhere' }, null],
  ])('is bound as the user says: %j', async (answer, institutionId) => {
    const desk = fakeDesk([]);
    await entryAdd(desk, { text: uri, ...answer });
    expect(desk.content.entries).toMatchObject([{ institutionId }]);
  });

  it('is not kept twice', async () => {
    const desk = fakeDesk([]);
    await entryAdd(desk, { text: uri });
    await expect(entryAdd(desk, { text: uri })).rejects.toMatchObject({ problem: { problem: 'duplicate' } });
    expect(desk.content.entries).toHaveLength(1);
  });

  it('is answered as before when it is sent again because the answer was lost', async () => {
    const desk = fakeDesk([]);
    const request = crypto.randomUUID();
    const first = await entryAdd(desk, { text: uri, request });
    expect(await entryAdd(desk, { text: uri, request })).toEqual(first);
    expect(desk.content.entries).toMatchObject([{ id: request }]);
    expect(desk.saves).toBe(1);
    for (const other of [{}, { request: crypto.randomUUID() }])
      await expect(entryAdd(desk, { text: uri, ...other })).rejects.toMatchObject({ problem: { problem: 'duplicate' } });
  });

  it('never takes the id of another', async () => {
    const desk = fakeDesk([]);
    const request = crypto.randomUUID();
    await entryAdd(desk, { text: uri, request });
    expect(await entryAdd(desk, { text: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', request })).not.toEqual({ id: request });
    expect(new Set(desk.content.entries.map((one) => one.id)).size).toBe(2);
  });

  it('that cannot be read is refused, and no vault is made for it', async () => {
    const desk = fakeDesk([]);
    desk.state = 'none';
    await expect(entryAdd(desk, { text: 'nothing of the kind!' })).rejects.toMatchObject({ name: 'UriError' });
    expect(desk.state).toBe('none');
  });
});

describe('a change', () => {
  const names = { issuer: 'A', account: 'b', login: 'c' };

  it('is of names and binding', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await entryEdit(desk, { id: 'one', ...names, institutionId: 'cumt' });
    expect(desk.content.entries).toMatchObject([{ ...names, institutionId: 'cumt', secret }]);
  });

  it('is refused for an institution that is none, and for an entry that is none', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await expect(entryEdit(desk, { id: 'one', ...names, institutionId: 'nowhere' })).rejects.toMatchObject({
      problem: { problem: 'not-found' },
    });
    await expect(entryEdit(desk, { id: 'two', ...names, institutionId: null })).rejects.toMatchObject({ code: 'entry-missing' });
    expect(desk.saves).toBe(0);
  });

  it('puts away, brings back and proves', async () => {
    const desk = fakeDesk([entry({ id: 'one', state: 'pending' })]);
    await moveEntry(desk, trashEntry, 'one');
    expect(desk.content.entries[0]?.trashedAt).toBe(desk.time);
    await moveEntry(desk, restoreEntry, 'one');
    expect(desk.content.entries[0]?.trashedAt).toBeNull();
    expect(await moveEntry(desk, proveEntry, 'one')).toEqual({ id: 'one' });
    expect(desk.content.entries[0]?.state).toBe('proved');
  });
});

describe('a counted code', () => {
  it('comes after its counter was saved, each once', async () => {
    const desk = fakeDesk([entry({ id: 'one', type: 'hotp', period: null, counter: 4 })]);
    expect([await otpCount(desk, 'one'), await otpCount(desk, 'one')]).toEqual([{ code: '338314' }, { code: '254676' }]);
    expect([desk.content.entries[0]?.counter, desk.saves]).toEqual([6, 2]);
  });

  it('is refused for timed and unknown entries', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await expect(otpCount(desk, 'one')).rejects.toMatchObject({ problem: { problem: 'unsupported' } });
    await expect(otpCount(desk, 'two')).rejects.toMatchObject({ problem: { problem: 'not-found' } });
  });
});
