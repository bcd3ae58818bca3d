// No code goes to a page twice: 60 log-ins made up from a seed, with refusals, reloads, second tabs, a background that dies, and clocks that are wrong.
import * as OTPAuth from 'otpauth';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageCode } from '../../../lib/messaging/contract.ts';
import type { Entry } from '../../../lib/vault/entry.ts';
import { fakeProfile, type Profile } from '../vault/fake-ports.ts';
import { entry, page } from './fake-desk.ts';
import { mortalBackground } from './mortal-worker.ts';

const moves = ['refuse', 'accept', 'reload', 'both tabs', 'popup', 'die', 'die midway', 'wait', 'next step'] as const;
type Move = (typeof moves)[number];
type Given = Exclude<PageCode, { readonly problem: string }>;

const url = `${page.origin}/coremail/`;
const tabIds = [7, 8] as const;
const stepMs = 30_000;
const begin = 1_700_000_010_000;
/** How far this computer's clock is off; the host's own is right. */
const skews = [0, 0, -90_000, 40_000, 300_000, -300_000];
const count = { codes: 0, refused: 0, afterRefusal: 0, deaths: 0, midway: 0 };

/** Numbers below 1 that are the same for the same seed (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** A site with one entry, two tabs at its code box, and the background behind them. */
async function stageOf(seed: number) {
  const throwDice = dice(seed);
  const kind = seed % 3 === 0 ? 'hotp' : 'totp';
  const skewMs = skews[seed % skews.length] ?? 0;
  const clock = { host: begin + throwDice(stepMs) };
  const now = () => clock.host + skewMs;
  const mine = entry(kind === 'hotp' ? { type: 'hotp', period: null, counter: 5 } : {});
  const profile = await profileWith(mine);
  const given: Given[] = [];
  const boxes = new Map<number, Given>();
  const refused = new Set<string>();
  let front: number = tabIds[0];

  const background = mortalBackground(profile, {
    now,
    turns: () => throwDice(3),
    front: () => ({ id: front, url }),
    tell(tabId, message) {
      const { page: name, input } = message as { page: string; input: { code: PageCode } };
      return name === 'page:fill' ? put(tabId, input.code) : true;
    },
  });
  vi.spyOn(globalThis, 'fetch').mockImplementation(
    async () => new Response(null, { headers: { date: new Date(clock.host).toUTCString() } }),
  );
  const callerOf = (tabId: number) => ({ ...page, tabId });

  /** What the content script does with an answer: into the empty box, or not. */
  async function put(tabId: number, code: PageCode): Promise<unknown> {
    if ('problem' in code) return code;
    if (refused.size > 0) count.afterRefusal += 1;
    if (kind === 'hotp') expect(await storedCounter(profile), 'the counter is saved first').toBeGreaterThan(code.step);
    given.push(code);
    boxes.set(tabId, code);
    return true;
  }

  async function ask(tabId: number): Promise<void> {
    if (boxes.has(tabId)) return;
    await put(tabId, await background.send('otp:codeForPage', { page: 'second-factor' }, callerOf(tabId)));
  }

  /** A document begins; when the one before ended with a code in the box, that code was not taken. */
  async function arrive(tabId: number): Promise<void> {
    boxes.delete(tabId);
    await background.send('visit:load', {}, callerOf(tabId));
    const choices = await background.send('visit:start', {}, callerOf(tabId));
    const awaiting = 'awaiting' in choices ? choices.awaiting : null;
    if (awaiting !== null)
      await background.send(
        'visit:outcome',
        { entryId: awaiting.entryId, purpose: 'login', outcome: 'refused' },
        callerOf(tabId),
      );
  }

  async function judged(tabId: number, outcome: 'accepted' | 'refused'): Promise<void> {
    const code = boxes.get(tabId);
    if (code === undefined) return;
    if (outcome === 'refused') refused.add(code.code);
    count.refused += outcome === 'refused' ? 1 : 0;
    boxes.delete(tabId);
    const { entryId } = code;
    await background.send('visit:outcome', { entryId, purpose: 'login', outcome }, callerOf(tabId));
    if (outcome === 'accepted') await arrive(tabId);
  }

  const run: Record<Move, (tabId: number) => Promise<unknown>> = {
    refuse: (tabId) => judged(tabId, 'refused').then(() => ask(tabId)),
    accept: (tabId) => judged(tabId, 'accepted').then(() => ask(tabId)),
    reload: (tabId) => arrive(tabId).then(() => ask(tabId)),
    'both tabs': () => Promise.all(tabIds.map((tabId) => judged(tabId, 'refused').then(() => ask(tabId)))),
    async popup(tabId) {
      front = tabId;
      boxes.delete(tabId);
      await background.send(
        'fill:here',
        { entryId: throwDice(2) === 0 ? null : mine.id },
        { ...page, role: 'popup', tabId: null },
      );
    },
    die: () => background.kill(),
    async 'die midway'(tabId) {
      boxes.delete(tabId);
      await background.send('vault:status', {}, { ...page, role: 'popup', tabId: null });
      await background.kill(1 + throwDice(24), throwDice(2) === 0);
      count.midway += 1;
      await ask(tabId);
    },
    async wait() {
      clock.host += throwDice(6_000);
    },
    async 'next step'() {
      clock.host += stepMs;
    },
  };
  for (const tabId of tabIds) await arrive(tabId);
  return { throwDice, kind, given, run, ask, deaths: background.deaths, secret: mine.secret };
}

async function profileWith(one: Entry): Promise<Profile> {
  const profile = fakeProfile();
  const vault = profile.worker();
  await vault.create({ kind: 'device' });
  await vault.change(() => ({ entries: [one] }));
  return profile;
}

/** The counter as a background started now would find it. */
async function storedCounter(profile: Profile): Promise<number> {
  return (await profile.worker().read()).entries[0]?.counter ?? -1;
}

beforeEach(() => {
  fakeBrowser.reset();
});

afterAll(() => {
  vi.doUnmock('wxt/browser');
  vi.resetModules();
});

describe('codes for pages', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('are never given twice, in the made-up log-in %i', async (seed) => {
    const stage = await stageOf(seed);
    const done: string[] = [];
    await stage.ask(tabIds[0]);
    for (let i = 0; i < 14; i += 1) {
      const move = i === 0 ? 'refuse' : (moves[stage.throwDice(moves.length)] ?? 'wait');
      const tabId = stage.throwDice(4) === 0 ? tabIds[1] : tabIds[0];
      done.push(`${move} ${tabId}`);
      await stage.run[move](tabId);
    }
    const steps = stage.given.map(({ step }) => step);
    expect(steps, done.join(', ')).toEqual([...new Set(steps)]);
    for (const { code, step } of stage.given) {
      const one =
        stage.kind === 'hotp'
          ? new OTPAuth.HOTP({ secret: stage.secret }).generate({ counter: step })
          : new OTPAuth.TOTP({ secret: stage.secret }).generate({ timestamp: step * stepMs });
      expect(code, done.join(', ')).toBe(one);
    }
    count.codes += steps.length;
    count.deaths += stage.deaths();
  });

  it('were given often enough, also after refusals and deaths, for that to mean something', () => {
    expect(count.codes).toBeGreaterThan(150);
    expect(count.refused).toBeGreaterThan(80);
    expect(count.afterRefusal).toBeGreaterThan(80);
    expect(count.deaths).toBeGreaterThan(40);
  });
});
