// @vitest-environment node
// Every way a mail host can behave, with every product and form: the right badge each time, and never a number that was not read.
import { globalAgent } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unreadReaderOf } from '../../../lib/providers/unread-readers.ts';
import type { Tally } from '../../../lib/settings/unread.ts';
import { badgeOf } from '../../../lib/unread/badge.ts';
import { fetcherFor } from '../../../lib/unread/fetcher.ts';
import { unreadView } from '../../../lib/unread/mailbox-state.ts';
import { withRead } from '../../../lib/unread/tally.ts';
import { Client } from '../../practice/client.ts';
import { behaviours, type Fault } from '../../practice/faults.ts';
import { startPractice, type Practice } from '../../practice/practice.ts';
import { practiceFetch } from './practice-fetch.ts';
import { minute, tallyWith } from './tallies.ts';

const student = 'student1@cqu.edu.cn';
const member = '08203001@cumt.edu.cn';
/** The real limit is twenty seconds: shortened where it is to be reached, and the practice's own waits alike. */
const shortMs = 500;
const shortened = 0.05;
let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(() => practice.reset());

const products = [
  ['Coremail by XT', 'coremail', 'XT'],
  ['Coremail by s/json', 'coremail', 's/json'],
  ['Exmail by its folder list', 'exmail', 'folderlist'],
  ['Exmail by its frames', 'exmail', 'frame_html'],
] as const;

/** A mailbox whose form has told the true number before, and the browser that is signed in to it. */
async function signedIn(
  product: 'coremail' | 'exmail',
  route: string,
): Promise<{ tally: Tally; host: string; send: typeof fetch }> {
  const host = product === 'coremail' ? 'mail.cqu.edu.cn' : 'mail.cumt.edu.cn';
  // A trouble before may have cut the connections that are kept.
  globalAgent.destroy();
  const client = new Client(practice.port, host);
  if (product === 'coremail') {
    practice.setVariant({ captcha: 'off' });
    await client.signIn(student);
  } else {
    const { sid, cookie } = practice.exmail.open(member);
    client.sid = sid;
    client.cookies.set('qm_sid', cookie);
  }
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const tally = tallyWith({ product, route, origin: `https://${host}`, sid: client.sid, count: 77, countedAt: Date.now() });
  return { tally, host, send: practiceFetch(practice.port, { [host]: cookie }, practice.faults.reachable) };
}

async function read(tally: Tally, send: typeof fetch, limitMs = 20_000): Promise<Tally> {
  const { read: ask } = unreadReaderOf(tally.product);
  if (ask === null) throw new Error('no reader');
  const answer = await ask(tally, fetcherFor(tally.origin, send, { limitMs, maxBytes: 256 * 1024 }), {
    shown: null,
    proved: true,
  });
  return withRead(tally, answer, { now: Date.now(), random: 0.5, periodMs: 5 * minute, isIdle: false });
}

const badge = (tally: Tally, isPermitted = true) =>
  badgeOf(
    [
      unreadView(tally, {
        now: Date.now(),
        periodMs: 5 * minute,
        isPaused: false,
        isQuiet: false,
        isPermitted,
        showsMails: false,
      }),
    ],
    false,
  ).text;

const redirects = new Set<string>(['redirect to login', 'redirect loop', 'captive portal elsewhere']);
const signedOut = new Set<string>([
  'login page',
  'redirect to login',
  '401',
  'redirect loop',
  'captive portal elsewhere',
  'cookie gone',
]);
/** The product is there, and what should be the number is none. */
const changed = new Set<string>(['negative count', 'huge count', 'float count']);
const whole = new Set<string>(['timeout', 'gbk', 'bom', 'clock wrong']);
/** What is left of the answer may still hold the number; no other number will do. */
const either = new Set<string>(['cut', 'gbk unsaid']);

function expected(fault: Fault | undefined, truth: string): readonly string[] {
  if (fault === undefined) return [truth];
  if (fault.kind === 'timeout') return [(fault.seconds ?? 30) < 20 ? truth : '×'];
  if (signedOut.has(fault.kind)) return ['!'];
  if (either.has(fault.kind)) return [truth, '×', '≠'];
  if (changed.has(fault.kind)) return ['≠'];
  return [whole.has(fault.kind) ? truth : '×'];
}

const isSlow = (fault: Fault | undefined) =>
  fault?.kind === 'slow drip' || (fault?.kind === 'timeout' && (fault.seconds ?? 30) > 20);

describe.each(products)('%s', (_name, product, route) => {
  it.each(behaviours.map((behaviour) => [behaviour.name, behaviour] as const))('with %s', async (name, { faults }) => {
    const { tally, host, send } = await signedIn(product, route);
    const truth = `${product === 'coremail' ? practice.state(student).mails.filter(({ fid, read: seen }) => fid === 1 && !seen).length : practice.exmail.unread(member)}`;
    for (const fault of faults.length === 0 ? [undefined] : faults) {
      const asked = practice.journal.entries.length;
      const short = fault?.kind === 'timeout' ? { ...fault, seconds: (fault.seconds ?? 30) * shortened } : fault;
      practice.faults.set(host, short ?? null);
      const first = await read(tally, send, isSlow(fault) ? shortMs : undefined);
      // Coremail sends elsewhere for more than one reason: asked again, a minute later, before that is a session's end.
      const isDoubted = product === 'coremail' && redirects.has(fault?.kind ?? '');
      if (isDoubted) expect([badge(first), first.dueAt - Date.now() > 0.9 * minute]).toEqual(['77', true]);
      const next = isDoubted ? await read(first, send) : first;
      expect(name === 'permission gone' ? ['?'] : expected(fault, truth)).toContain(badge(next, name !== 'permission gone'));
      expect(practice.journal.entries.length - asked).toBeLessThanOrEqual(isDoubted ? 2 : 1);
      if (fault?.kind === '429' || (fault?.kind === '503' && fault.seconds !== undefined))
        expect(next.dueAt - Date.now()).toBeGreaterThan((fault.seconds ?? 0) * 900);
    }
    expect(practice.journal.having('mail read')).toEqual([]);
  });

  it('without the permission shows that, whatever was read', async () => {
    const { tally } = await signedIn(product, route);
    expect(badge(tally, false)).toBe('?');
  });
  it('with a session that ended on the server is signed out, in every shape of that', async () => {
    const { tally, send } = await signedIn(product, route);
    practice.expireSessions();
    practice.exmail.expireSessions();
    for (const death of ['redirect', 'cgi exception', 'wrapped', 'login page', 'script', 'cgierrorcode'] as const) {
      practice.exmail.setVariant({ death });
      expect(badge(await read(tally, send))).toBe('!');
    }
  });
  it('follows mail that comes and is read elsewhere', async () => {
    const { tally, send } = await signedIn(product, route);
    const before = Number(badge(await read(tally, send)));
    practice.deliver(student, { from: 'a@b.cn', subject: 'x' });
    practice.exmail.deliver(member);
    expect(badge(await read(tally, send))).toBe(`${before + 1}`);
    practice.markRead(student);
    practice.exmail.markRead(member);
    expect(badge(await read(tally, send))).toBe('0');
  });
});
