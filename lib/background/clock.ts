// The clock of a mail host, taken from the `Date` header of its own answers, so that codes are right on a computer whose clock is wrong.
import { type ClockSample, estimateOffset } from '../otp/clock.ts';
import { clockOffsets } from '../settings/session.ts';
import { inTurn } from './tabs.ts';

const freshForMs = 30 * 60_000;
const samplesWanted = 3;
/** Offsets below this are the header's own coarseness (it counts whole seconds). */
const coarseMs = 1_500;

const measuring = new Map<string, Promise<number | null>>();

/** Starts measuring an origin's clock unless that was done lately or is under way. Never rejects. */
export function noticeClock(origin: string, now: () => number): void {
  if (!measuring.has(origin)) {
    // A store that refuses leaves the offset unknown.
    const run = measureUnlessFresh(origin, now)
      .catch(() => null)
      .finally(() => measuring.delete(origin));
    measuring.set(origin, run);
  }
}

/** Waits for a measurement under way, at most `patienceMs`. Not within `inTurn`: what is measured is kept in a turn of its own. */
export async function clockMeasured(origin: string, patienceMs = 1_000): Promise<void> {
  const run = measuring.get(origin);
  if (run !== undefined) await Promise.race([run, new Promise((done) => setTimeout(done, patienceMs))]);
}

/** Add this to the computer's time to get the host's, ms; 0 when it is not known. */
export async function clockOffset(origin: string): Promise<number> {
  const offsetMs = (await clockOffsets.getValue())[origin]?.offsetMs ?? 0;
  return Math.abs(offsetMs) < coarseMs ? 0 : offsetMs;
}

/** Forgets an origin's offset, so that the next look measures again (a code was refused). */
export function doubtClock(origin: string): Promise<void> {
  return inTurn(async () => {
    const { [origin]: _old, ...rest } = await clockOffsets.getValue();
    await clockOffsets.setValue(rest);
  });
}

async function measureUnlessFresh(origin: string, now: () => number): Promise<number | null> {
  const before = (await clockOffsets.getValue())[origin];
  if (before !== undefined && Math.abs(now() - before.at) < freshForMs) return before.offsetMs;
  const samples: ClockSample[] = [];
  let known: number | null = null;
  for (let i = 0; i < samplesWanted; i++) {
    const sample = await ask(origin, now);
    if (sample !== null) samples.push(sample);
    const offsetMs = estimateOffset(samples)?.offsetMs ?? null;
    if (sample === null || offsetMs === null) continue;
    // The first answer is used at once: who waits for a code waits for no median.
    await inTurn(async () => {
      await clockOffsets.setValue({ ...(await clockOffsets.getValue()), [origin]: { offsetMs, at: now() } });
    });
    known = offsetMs;
  }
  return known;
}

/** One answer's `Date`; null when the host is out of reach or sends none. No cookie goes along. */
async function ask(origin: string, now: () => number): Promise<ClockSample | null> {
  const sentAt = now();
  try {
    const response = await fetch(`${origin}/`, { method: 'HEAD', credentials: 'omit', cache: 'no-store', redirect: 'manual' });
    const serverDate = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(serverDate) ? null : { sentAt, receivedAt: now(), serverDate };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
