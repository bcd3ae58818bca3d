// Every way a mail host can behave, with every product, in both browsers: the right mark in the toolbar each time, and never a number that was not read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { behaviours, type Fault } from '../practice/faults.ts';
import type { Practice } from '../practice/practice.ts';
import { startPractice } from '../practice/practice.ts';
import type { TestBrowser } from './harness/launch.ts';
import { browserNames, launch } from './harness/launch.ts';
import { Hand } from './journeys/hand.ts';
import {
  deliverTo,
  hostOf,
  openMailbox,
  type Product,
  type Remembered,
  remembered,
  ring,
  toolbar,
  unreadOn,
} from './journeys/unread.ts';

/** The answer of a host that takes its time is waited for so long, and one reading more. */
const longestMs = 60_000;
const redirects = new Set<string>(['redirect to login', 'redirect loop', 'captive portal elsewhere']);
const signedOut = new Set<string>([...redirects, 'login page', '401', 'cookie gone']);
const changed = new Set<string>(['negative count', 'huge count', 'float count']);
const whole = new Set<string>(['gbk', 'bom', 'clock wrong']);
/** What is left of the answer may still hold the number; no other number will do. */
const either = new Set<string>(['cut', 'gbk unsaid']);

function expected({ kind, seconds = 30 }: Fault, truth: string): readonly string[] {
  if (kind === 'timeout') return [seconds < 20 ? truth : '×'];
  if (signedOut.has(kind)) return ['!'];
  if (either.has(kind)) return [truth, '×', '≠'];
  if (changed.has(kind)) return ['≠'];
  return [whole.has(kind) ? truth : '×'];
}

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice({ pagePollMs: 300, variant: { captcha: 'off' } });
});
afterAll(() => practice.close());

describe.each(browserNames)('in %s', (name) => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await launch(name, { port: practice.port, plays: (host) => practice.faults.reachable(host) });
  });
  afterAll(() => browser.close());

  const badge = async () => (await toolbar(browser)).text;
  const hand = async () => new Hand(browser, (await browser.raw.pages())[0] ?? (await browser.newPage()));
  const shows = async (what: string, texts: readonly string[], limitMs = 15_000) => {
    const seen: string[] = [];
    await (
      await hand()
    )
      .until(
        what,
        async () => {
          const now = await badge();
          if (seen.at(-1) !== now) seen.push(now);
          return texts.includes(now);
        },
        limitMs,
      )
      .catch((error: unknown) => {
        throw new Error(`${what}: the badge was ${seen.join(', ')} instead of ${texts.join(' or ')}`, { cause: error });
      });
  };
  /** One reading, to its end. */
  const readOnce = async (as?: readonly Remembered[]) => {
    await ring(browser, as);
    await (await hand()).until('the end of a reading', async () => (await remembered(browser))[0]?.dueAt !== 0, longestMs);
  };

  describe.each(['coremail', 'exmail'] as const satisfies readonly Product[])('%s without its page', (product) => {
    let known: readonly Remembered[] = [];
    beforeAll(async () => {
      practice.faults.clear();
      await browser.inExtension(() => chrome.storage.session.remove(['tallies', 'askedAt']));
      const page = await openMailbox(browser, practice, product);
      await shows('the true number', [`${unreadOn(practice, product)}`]);
      for (let tries = 0; tries < 4 && (await remembered(browser))[0]?.proved !== true; tries += 1) await readOnce();
      await page.close();
      known = await remembered(browser);
      expect(known.map(({ proved, state }) => [proved, state])).toEqual([[true, 'count']]);
    });

    it.each(behaviours.filter(({ faults }) => faults.length > 0).map((one) => [one.name, one.faults] as const))(
      '%s',
      async (_name, faults) => {
        for (const fault of faults) {
          deliverTo(practice, product);
          const truth = `${unreadOn(practice, product)}`;
          practice.faults.set(hostOf[product], fault);
          const asked = practice.journal.entries.length;
          await readOnce(known.map((tally) => ({ ...tally, countedAt: Date.now() })));
          // Coremail sends elsewhere for more than one reason: asked again, a minute later, before that is a session's end.
          if (product === 'coremail' && redirects.has(fault.kind)) await readOnce();
          await shows(fault.kind, expected(fault, truth));
          expect(
            practice.journal.entries.slice(asked).filter(({ by, effects }) => by !== 'other' || effects.includes('mail read')),
          ).toEqual([]);
          practice.faults.clear();
          await readOnce(known);
          await shows(`the true number after ${fault.kind}`, [truth]);
        }
      },
    );
  });

  it('an unknown product’s page keeps its number while it shows it, and is signed out with it', async () => {
    practice.faults.clear();
    await browser.inExtension(() => chrome.storage.session.remove(['tallies', 'askedAt']));
    const page = await openMailbox(browser, practice, 'generic');
    await shows('the true number', [`${unreadOn(practice, 'generic')}`]);
    for (const { faults } of behaviours)
      for (const fault of faults) {
        const truth = `${unreadOn(practice, 'generic')}`;
        const asked = practice.journal.entries.length;
        practice.faults.set(hostOf.generic, { ...fault, on: '/numbers' });
        await readOnce();
        const isHeld = !['login page', 'cookie gone', 'clock wrong', 'bom', 'gbk'].includes(fault.kind);
        await shows(fault.kind, isHeld ? [truth] : [truth, '!']);
        expect(practice.journal.entries.slice(asked).filter(({ by, host }) => by === 'other' && host === hostOf.generic)).toEqual(
          [],
        );
        practice.faults.clear();
        if ((await badge()) === '!') await openMailbox(browser, practice, 'generic');
        deliverTo(practice, 'generic');
        await shows(`one more after ${fault.kind}`, [`${unreadOn(practice, 'generic')}`]);
      }
    practice.beijing.expireSessions();
    await shows('the end of the session', ['!']);
    await page.close();
  });
});
