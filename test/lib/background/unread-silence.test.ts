// @vitest-environment node
// Half an hour of reading by a clock of the test's own, through every trouble of the hosts: nobody else is asked, nobody too often, nothing is marked read.
import { globalAgent } from 'node:https';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pollDue, unreadAlarm } from '../../../lib/background/unread-poll.ts';
import { announced, announceHeads, keepAlive, tallies, unreadMinutes } from '../../../lib/settings/unread.ts';
import { Client } from '../../practice/client.ts';
import type { FaultKind } from '../../practice/faults.ts';
import { startPractice, type Practice } from '../../practice/practice.ts';
import { practiceFetch } from '../unread/practice-fetch.ts';
import { minute, tallyWith } from '../unread/tallies.ts';
import { fakeDesk } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

const student = 'student1@cqu.edu.cn';
const member = '08203001@cumt.edu.cn';
const cqu = 'https://mail.cqu.edu.cn';
const cumt = 'https://mail.cumt.edu.cn';
let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());

/** Both mailboxes signed in to, and a third of a product that has no reader. */
async function signIn(): Promise<Record<string, string>> {
  practice.setVariant({ captcha: 'off' });
  const client = new Client(practice.port, 'mail.cqu.edu.cn');
  await client.signIn(student);
  const { sid, cookie } = practice.exmail.open(member);
  const about = { usedAt: 0, countedAt: 0 };
  await tallies.setValue([
    tallyWith({ ...about, sid: client.sid }),
    tallyWith({ ...about, key: 'b', institutionId: 'cumt', origin: cumt, product: 'exmail', route: 'folderlist', sid }),
    tallyWith({ ...about, key: 'c', institutionId: 'beijing', origin: 'https://mail.beijing.gov.cn', product: 'unknown' }),
  ]);
  return {
    'mail.cqu.edu.cn': [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'mail.cumt.edu.cn': `qm_sid=${cookie}`,
  };
}

const troubles: readonly (FaultKind | null)[] = [
  null,
  '503',
  null,
  'captive portal elsewhere',
  'redirect to login',
  'garbage',
  null,
  'captive portal',
  'login page',
  null,
];

describe('half an hour', () => {
  it.each([
    ['an ordinary day', [], 20],
    ['all that can happen', troubles, 4],
  ] as const)(
    'of %s asks nobody but the mailboxes’ own hosts, never twice in a minute, and opens no letter',
    async (_day, on, least) => {
      practice.reset();
      const around = surround();
      const desk = fakeDesk();
      const begun = desk.now();
      const cookies = await signIn();
      await Promise.all([unreadMinutes.setValue(1), keepAlive.setValue(true), announced.setValue(['cqu', 'cumt'])]);
      await announceHeads.setValue(true);
      const asked: { readonly origin: string; readonly at: number; readonly redirect: unknown }[] = [];
      const send = practiceFetch(practice.port, cookies);
      const load = vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
        asked.push({ origin: new URL(String(input)).origin, at: desk.now(), redirect: init?.redirect });
        return send(input, init);
      });
      while (desk.now() < begun + 30 * minute) {
        const trouble = on[Math.floor((desk.now() - begun) / (3 * minute))] ?? null;
        globalAgent.destroy();
        for (const host of ['mail.cqu.edu.cn', 'mail.cumt.edu.cn']) practice.faults.set(host, trouble);
        practice.deliver(student, { from: 'a@b.cn', subject: '选课' });
        practice.exmail.deliver(member);
        await pollDue(desk);
        const next = (await fakeBrowser.alarms.get(unreadAlarm))?.scheduledTime ?? 0;
        // The alarm of the vault's lock wakes us too.
        desk.time = Math.min(Math.max(next, desk.now() + 1_000), desk.now() + minute / 2);
      }
      load.mockRestore();
      expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set([cqu, cumt]));
      expect(new Set(asked.map(({ redirect }) => redirect))).toEqual(new Set(['manual']));
      for (const host of [cqu, cumt]) {
        const times = asked.filter(({ origin }) => origin === host).map(({ at }) => at);
        expect(times.length).toBeGreaterThanOrEqual(least);
        expect(Math.min(...times.slice(1).map((at, place) => at - (times[place] ?? 0)))).toBeGreaterThanOrEqual(minute);
      }
      expect(practice.journal.having('mail read')).toEqual([]);
      expect(practice.journal.entries.filter(({ path }) => /readMessage|readmail|user:login|logout/.test(path))).toEqual([]);
      expect(around.notices?.length).toBeGreaterThan(0);
    },
    60_000,
  );
});
