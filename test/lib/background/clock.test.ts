// The host's clock from its own Date headers.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { clockMeasured, clockOffset, doubtClock, noticeClock } from '../../../lib/background/clock.ts';
import { clockOffsets } from '../../../lib/settings/session.ts';

const origin = 'https://mail.cqu.edu.cn';
/** A whole second, as the header counts. */
const now = 1_700_000_000_000;
const asked = vi.spyOn(globalThis, 'fetch');

/** Answers whose dates are so far from this computer's clock; null: no Date header. */
function hostIs(...offsets: (number | null)[]): void {
  let i = 0;
  asked.mockImplementation(async () => {
    const offset = offsets[Math.min(i++, offsets.length - 1)] ?? null;
    return new Response(null, { headers: offset === null ? {} : { date: new Date(now + offset).toUTCString() } });
  });
}

async function known(patienceMs?: number): Promise<number> {
  await clockMeasured(origin, patienceMs);
  return clockOffset(origin);
}

async function measured(at = now): Promise<number> {
  noticeClock(origin, () => at);
  return known();
}

beforeEach(() => {
  fakeBrowser.reset();
  asked.mockReset();
});

describe('the clock of a host', () => {
  it('is not known where it cannot be kept, and nobody has to deal with that', async () => {
    hostIs(40_000);
    const kept = vi.spyOn(clockOffsets, 'setValue').mockRejectedValue(new Error('quota'));
    expect(await measured()).toBe(0);
    expect(kept).toHaveBeenCalledTimes(1);
    kept.mockRestore();
  });

  it('is the median of three answers, half a second added for what the header cuts off', async () => {
    hostIs(40_000, 90_000, 41_000);
    expect(await measured()).toBe(41_500);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('is asked for without cookies and without following a redirection', async () => {
    hostIs(40_000);
    await measured();
    expect(asked).toHaveBeenCalledWith(`${origin}/`, {
      method: 'HEAD',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
    });
  });

  it('counts as right when it differs by no more than its own coarseness', async () => {
    hostIs(0);
    expect(await measured()).toBe(0);
    expect((await clockOffsets.getValue())[origin]).toEqual({ offsetMs: 500, at: now });
  });

  it('is not known offline, or from a host that states no date', async () => {
    asked.mockRejectedValue(new TypeError('offline'));
    expect(await measured()).toBe(0);
    hostIs(null);
    expect(await measured()).toBe(0);
    expect(await clockOffsets.getValue()).toEqual({});
  });

  it('is taken from the answers that came, when some did not', async () => {
    asked.mockRejectedValueOnce(new TypeError('offline'));
    asked.mockImplementation(async () => new Response(null, { headers: { date: new Date(now + 9_000).toUTCString() } }));
    expect(await measured()).toBe(9_500);
  });

  it('is believed for half an hour, then asked for again', async () => {
    hostIs(40_000);
    await measured();
    await measured(now + 29 * 60_000);
    expect(asked).toHaveBeenCalledTimes(3);
    hostIs(80_000);
    expect(await measured(now + 31 * 60_000)).not.toBe(40_500);
    expect(asked).toHaveBeenCalledTimes(6);
  });

  it('is asked for again at once when a code was refused, and other hosts’ clocks stay', async () => {
    await clockOffsets.setValue({ 'https://other.example': { offsetMs: 7_000, at: now } });
    hostIs(40_000);
    await measured();
    await doubtClock(origin);
    expect(await clockOffsets.getValue()).toEqual({ 'https://other.example': { offsetMs: 7_000, at: now } });
    await measured();
    expect(asked).toHaveBeenCalledTimes(6);
  });

  it('is known from the first answer on, while the others are still to come', async () => {
    const second = Promise.withResolvers<Response>();
    const dated = () => new Response(null, { headers: { date: new Date(now - 300_000).toUTCString() } });
    asked.mockResolvedValueOnce(dated()).mockReturnValueOnce(second.promise).mockResolvedValue(dated());
    noticeClock(origin, () => now);
    expect(await known(50)).toBe(-299_500);
    second.resolve(dated());
    await clockMeasured(origin);
  });

  it('is measured once at a time', async () => {
    hostIs(40_000);
    noticeClock(origin, () => now);
    noticeClock(origin, () => now);
    await clockMeasured(origin);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('is waited for no longer than a code can wait', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let answer: (response: Response) => void = () => undefined;
    asked.mockImplementation(() => new Promise((done) => (answer = done)));
    noticeClock(origin, () => now);
    const offset = known(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await offset).toBe(0);
    vi.useRealTimers();
    hostIs(null);
    answer(new Response());
    await clockMeasured(origin);
  });
});
