import * as OTPAuth from 'otpauth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noticeClock } from '../../../lib/background/clock.ts';
import { codeForPage, codeOf } from '../../../lib/background/codes.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { visitState } from '../../../lib/background/visits.ts';
import { cqu } from '../../../lib/institutions/cqu.ts';
import { cumt } from '../../../lib/institutions/cumt.ts';
import { fillMode } from '../../../lib/settings/items.ts';
import { clockOffsets } from '../../../lib/settings/session.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

const { origin, tabId } = page;
const ask = (desk: ReturnType<typeof fakeDesk>) => codeForPage(desk, cqu, origin, tabId);
const independent = (at: number, secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ') =>
  new OTPAuth.TOTP({ secret }).generate({ timestamp: at });
/** The first ms of a step. */
const stepStart = 1_700_000_010_000;

beforeEach(() => {
  fakeBrowser.reset();
});

describe('a code for a page', () => {
  it('is the code of the moment, with the time it has left', async () => {
    const desk = fakeDesk([entry()], stepStart + 1_000);
    expect(await ask(desk)).toMatchObject({
      code: independent(stepStart),
      remainingMs: 29_000,
      confirm: false,
      tickTrust: false,
    });
  });

  it('is never the same twice in its step', async () => {
    const desk = fakeDesk([entry()], stepStart);
    await ask(desk);
    desk.time += 5_000;
    expect(await ask(desk)).toEqual({ problem: 'wait', waitMs: 25_000 });
    desk.time += 25_000;
    expect(await ask(desk)).toMatchObject({ code: independent(stepStart + 30_000) });
  });

  it.each([
    [27_000, 'given'],
    [27_001, 'waited for'],
    [29_999, 'waited for'],
  ])('at %i ms of its step is %s', async (into, what) => {
    const answer = await ask(fakeDesk([entry()], stepStart + into));
    expect('code' in answer ? 'given' : 'waited for').toBe(what);
  });

  it.each([-300_000, -90_000, -40_000, 40_000, 90_000, 300_000])(
    'is right by the clock of the host, %i ms away',
    async (offsetMs) => {
      await clockOffsets.setValue({ [origin]: { offsetMs, at: 0 } });
      const desk = fakeDesk([entry()], stepStart);
      const serverTime = stepStart + offsetMs;
      expect(await ask(desk)).toMatchObject({ code: independent(serverTime) });
    },
  );

  it('waits for the clock of the host while that is asked for', async () => {
    const answer = Promise.withResolvers<Response>();
    const asked = vi.spyOn(globalThis, 'fetch').mockReturnValue(answer.promise);
    const desk = fakeDesk([entry()], stepStart + 300_000);
    noticeClock(origin, desk.now);
    const given = ask(desk);
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    const headers = { date: new Date(stepStart).toUTCString() };
    asked.mockImplementation(async () => new Response(null, { headers }));
    answer.resolve(new Response(null, { headers }));
    expect(await given).toMatchObject({ code: independent(stepStart) });
    asked.mockRestore();
  });

  it.each([300_000, 90_000])('comes at once when a clock %i ms ahead, not known as such, is found out', async (aheadMs) => {
    const desk = fakeDesk([entry()], stepStart + aheadMs);
    expect(await ask(desk)).toMatchObject({ code: independent(stepStart + aheadMs) });
    await clockOffsets.setValue({ [origin]: { offsetMs: -aheadMs, at: desk.time } });
    expect(await ask(desk)).toMatchObject({ code: independent(stepStart) });
    // Until the time of the code that went first has really come.
    desk.time += aheadMs;
    expect(await ask(desk)).toEqual({ problem: 'wait', waitMs: 30_000 });
  });

  it('has to be waited for when the site may have taken a later one, and the answer says that a clock was ahead', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
    const desk = fakeDesk([entry()], stepStart + 60_000);
    await ask(desk);
    desk.time -= 60_000;
    expect(await ask(desk)).toEqual({ problem: 'wait', waitMs: 90_000, isAhead: true });
    // Meanwhile the host is asked for its time.
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    asked.mockRestore();
  });

  it('is refused after two refusals, whatever is asked', async () => {
    const desk = fakeDesk([entry()], stepStart);
    for (let i = 0; i < 2; i++) {
      await ask(desk);
      await changeTab(tabId, ({ tries }) => ({ tries: tries.map((tried) => ({ ...tried, refused: true })) }));
      desk.time += 30_000;
    }
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'refused-twice' } });
  });

  it('is to be had again half an hour after the first of two refusals, then until the next one', async () => {
    const desk = fakeDesk([entry()], stepStart);
    const refusedAt = (...ages: number[]) =>
      changeTab(tabId, () => ({
        tries: ages.map(
          (age) => ({ entryId: 'x', account: '', purpose: 'login', step: 1, at: desk.time - age, refused: true }) as const,
        ),
      }));
    await refusedAt(30 * 60_000 - 1, 0);
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'refused-twice' } });
    await refusedAt(30 * 60_000, 0);
    expect(await ask(desk)).toMatchObject({ code: independent(stepStart) });
    await changeTab(tabId, ({ tries }) => ({ tries: tries.map((tried) => ({ ...tried, refused: true })) }));
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'refused-twice' } });
  });

  it('comes at once after the clock was set back by a day: what was used, refused or picked then holds nothing up', async () => {
    const desk = fakeDesk([entry({ id: 'one' }), entry({ id: 'two', account: 'x2@cqu.edu.cn' })], stepStart + 24 * 3_600_000);
    const refused = { entryId: 'two', account: '', purpose: 'login', step: 1, at: desk.time, refused: true } as const;
    await changeTab(tabId, () => ({ picked: { entryId: 'one', at: desk.time } }));
    expect(await ask(desk)).toMatchObject({ entryId: 'one' });
    await changeTab(tabId, () => ({ tries: [refused, refused], picked: { entryId: 'two', at: desk.time } }));
    desk.time = stepStart;
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'several-entries' } });
    await changeTab(tabId, () => ({ account: 'student1' }));
    expect(await ask(desk)).toMatchObject({ entryId: 'one', code: independent(stepStart) });
    // Set right by a moment only, the refusals still count.
    await changeTab(tabId, () => ({ tries: [refused, refused].map((tried) => ({ ...tried, at: desk.time + 2_000 })) }));
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'refused-twice' } });
  });

  it('needs an open vault and an entry', async () => {
    const desk = fakeDesk([entry()]);
    desk.state = 'locked';
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'locked' } });
    desk.state = 'none';
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'no-entry' } });
    await expect(ask(fakeDesk([]))).rejects.toMatchObject({ problem: { problem: 'no-entry' } });
    await expect(ask(fakeDesk([entry(), entry({ account: 'x2@cqu.edu.cn' })]))).rejects.toMatchObject({
      problem: { problem: 'several-entries' },
    });
  });

  it('of the entry the user picked is waited for: his choice holds until it is there, and no longer', async () => {
    await fillMode.setValue('click');
    const desk = fakeDesk([entry({ id: 'one' }), entry({ id: 'two', account: 'x2@cqu.edu.cn' })], stepStart);
    await changeTab(tabId, () => ({ picked: { entryId: 'two', at: desk.time } }));
    expect(await ask(desk)).toMatchObject({ entryId: 'two' });
    desk.time += 30_000;
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'turned-off' } });
    await changeTab(tabId, () => ({ picked: { entryId: 'two', at: desk.time - 310_001 } }));
    await expect(ask(desk)).rejects.toMatchObject({ problem: { problem: 'turned-off' } });
  });

  it('is given only on a click when the user wants that', async () => {
    await fillMode.setValue('click');
    await expect(ask(fakeDesk([entry()]))).rejects.toMatchObject({ problem: { problem: 'turned-off' } });
  });

  it('says to confirm when the user wants that', async () => {
    await fillMode.setValue('confirm');
    expect(await ask(fakeDesk([entry()], stepStart))).toMatchObject({ confirm: true });
  });

  it.each(['https://mail.cumt.edu.cn', 'https://exmail.qq.com', 'https://evil.example', ''])(
    'never leaves for an origin without a second factor by TOTP: %s',
    async (elsewhere) => {
      const desk = fakeDesk([entry({ institutionId: 'cumt' })]);
      await expect(codeForPage(desk, cumt, elsewhere, tabId)).rejects.toMatchObject({ problem: { problem: 'not-allowed' } });
      expect((await tabMemory(tabId)).tries).toEqual([]);
    },
  );

  it('is for the page that was told right before, although that is still being noted', async () => {
    const desk = fakeDesk([entry()], stepStart);
    await visitState(desk, 'signed-in', page);
    const [, given] = await Promise.all([visitState(desk, 'second-factor', page), ask(desk)]);
    expect(given).toHaveProperty('code');
    expect((await tabMemory(tabId)).tries.at(-1)).toMatchObject({ purpose: 'login' });
  });

  it('is remembered as a try of that tab', async () => {
    const desk = fakeDesk([entry({ id: 'one' })], stepStart);
    await ask(desk);
    expect((await tabMemory(tabId)).tries).toMatchObject([{ entryId: 'one', refused: false }]);
  });
});

describe('a counted code', () => {
  it('leaves only after its counter was saved, and never twice', async () => {
    const desk = fakeDesk([entry({ type: 'hotp', period: null, counter: 4 })]);
    const codes = [];
    for (let i = 0; i < 3; i++) {
      const one = desk.content.entries[0];
      if (one === undefined) throw new Error('the entry is gone');
      codes.push(await codeOf(desk, one, origin, tabId, 'login'));
    }
    expect(codes).toMatchObject([{ code: '338314' }, { code: '254676' }, { code: '287922' }]);
    expect(desk.content.entries[0]?.counter).toBe(7);
    expect(desk.saves).toBe(3);
  });

  it('does not leave when the counter cannot be saved', async () => {
    const desk = fakeDesk([entry({ type: 'hotp', period: null, counter: 4 })]);
    const [one] = desk.content.entries;
    if (one === undefined) throw new Error('the entry is gone');
    desk.vault.change = () => Promise.reject(new Error('disk full'));
    await expect(codeOf(desk, one, origin, tabId, 'login')).rejects.toThrow('disk full');
    expect((await tabMemory(tabId)).tries).toEqual([]);
  });
});
