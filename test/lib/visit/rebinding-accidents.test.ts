// @vitest-environment jsdom
// Whatever comes between a re-binding or an unbinding and its end, at whatever moment: the secret that the host wants is never lost.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WholeVisit } from './whole-visit.ts';

// The real one looks at itself twenty times a second, which jsdom is slow at.
vi.mock('../../../lib/visit/card-host.ts', () => ({
  makeCardHost(document: Document) {
    const card = document.createElement('div');
    card.setAttribute('popover', 'manual');
    return {
      show: () => document.documentElement.append(card),
      hide: () => card.remove(),
      get shown() {
        return card.isConnected;
      },
      isClear: () => card.isConnected,
    };
  },
}));

/** Vitest's own handle of the page, which alone can change its origin. */
declare const jsdom: { reconfigure(options: { url: string }): void };

let whole: WholeVisit;

beforeEach(() => {
  jsdom.reconfigure({ url: 'https://mail.cqu.edu.cn/' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
  Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true }, configurable: true });
  HTMLElement.prototype.checkVisibility = () => true;
});
afterEach(() => {
  whole.end();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(() => {
  vi.doUnmock('wxt/browser');
  vi.resetModules();
});

type Way = readonly (readonly [moment: string, next: () => unknown])[];

const isOn = (selector: string) => document.querySelector(selector) !== null;
const send = async (line: 'held' | 'waiting') => {
  whole.mailbox.line = line;
  whole.press('.ok');
  await whole.wait(150);
};

/** What leads from one moment to the next. */
const rebinding: Way = [
  ['the old code is in the box', () => (whole.press('#update'), whole.seeCode())],
  ['the check is under way', () => send('held')],
  ['the QR code is shown', () => (whole.mailbox.release('fine'), whole.until('the QR code', () => isOn('[title^=otpauth]')))],
  ['the card asks', () => whole.seeCard('bind-found')],
  [
    'a code with time left is awaited',
    () =>
      whole
        .waitInStep(22_000)
        .then(() => whole.sayYes())
        .then(() => whole.seeCard('bind-waiting')),
  ],
  ['the new code is in the box', () => whole.seeCode()],
  ['the new code is on its way', () => send('waiting')],
];
/** The same up to the last moment. */
const taken: Way = [...rebinding.slice(0, -1), ['the host has taken the new code', () => send('held')]];
const unbinding: Way = [
  ['the old code is in the box', () => (whole.press('#unbind'), whole.seeCode())],
  ['the check is under way', () => send('held')],
  ['the unbinding is on its way', () => goFrom('waiting')],
];
const unbound: Way = [...unbinding.slice(0, -1), ['the host has unbound', () => goFrom('held')]];

/** The check is answered, and what the page asks next goes this way. */
async function goFrom(line: 'held' | 'waiting'): Promise<void> {
  const { mailbox } = whole;
  mailbox.release('fine');
  mailbox.line = line;
  await whole.wait(200);
}

async function reach(way: Way, moment: string): Promise<void> {
  for (const [name, next] of way) {
    await next();
    if (name === moment) return;
  }
}

/** The user goes on: says yes where he is asked, and confirms every code that comes, until no dialog is left. */
async function goOn(seconds = 70): Promise<void> {
  for (let left = seconds; left > 0 && isOn('.u-dialog'); left -= 1) {
    if (isOn('[title^=otpauth]') && (await whole.card())?.kind === 'bind-found') await whole.sayYes();
    else if (whole.code() !== '') whole.press('.ok');
    await whole.wait(1_000);
  }
  await whole.wait(500);
}

/** He gives up: the dialog is closed, and whatever may still come of it has come. */
async function giveUp(): Promise<void> {
  whole.press('.no');
  whole.mailbox.release('fine');
  await whole.wait(4_500);
}

const accidents = {
  'the tab is closed': () => whole.closeTab(),
  'the page is loaded anew': async () => {
    await whole.reload();
    await whole.wait(4_500);
  },
  'the line is cut': async () => {
    whole.mailbox.release('no way back');
    whole.mailbox.line = 'no way there';
    await whole.wait(150);
    if (whole.code() !== '') whole.press('.ok');
    await whole.wait(150);
    whole.mailbox.line = 'fine';
    await goOn();
  },
  'the line is cut, and the user gives up': async () => {
    whole.mailbox.release('no way back');
    if (whole.code() !== '') {
      whole.mailbox.line = 'no way back';
      whole.press('.ok');
    }
    await whole.wait(150);
    whole.mailbox.line = 'fine';
    await giveUp();
  },
  'the host refuses': async () => {
    whole.mailbox.release('fine');
    whole.host.refusesNext = true;
    await goOn();
  },
  'the background is stopped': async () => {
    await whole.background.kill();
    whole.mailbox.release('fine');
    await goOn();
  },
  'the vault is locked': async () => {
    await whole.lock();
    whole.mailbox.release('fine');
    await goOn(3);
    await whole.unlock();
    await goOn();
  },
  'the vault is locked and the tab closed': async () => {
    await whole.lock();
    whole.mailbox.release('fine');
    await goOn(3);
    await whole.closeTab();
    await whole.unlock();
  },
  'a second tab does the same': async () => {
    await whole.bindElsewhere();
    whole.mailbox.release('fine');
    await goOn();
    await giveUp();
  },
  'the user gives up': giveUp,
} satisfies Record<string, () => Promise<void>>;
type Accident = keyof typeof accidents;
const names = Object.keys(accidents) as Accident[];

/** The end: a log-in that the host accepts after one refusal at the most, and then nothing else is taken for the secret it wants. */
async function returnLater(): Promise<void> {
  expect(await whole.faults(), 'right after it').toEqual([]);
  const codes = await whole.logIn();
  const { bound } = whole.host;
  expect(codes).toBeLessThanOrEqual(bound === null ? 0 : 2);
  const entries = await whole.entries();
  if (bound !== null) {
    expect(
      entries.flatMap(({ state, secret }) => (state === 'proved' ? [secret] : [])),
      'proved',
    ).toEqual([bound]);
    expect(entries.find(({ secret }) => secret === whole.old)?.state).toBe(bound === whole.old ? 'proved' : 'retired');
  }
  expect(await whole.faults(), 'after the log-in').toEqual([]);
}

const stories = (ways: readonly Way[]) => {
  const moments = new Map(ways.flatMap((way) => way.map(([moment]) => [moment, way] as const)));
  return [...moments].flatMap(([moment, way]) => names.map((accident) => ({ moment, accident, way })));
};
/** After these nobody can know whether the new secret was taken: the page is still there, and says what to do in either case. */
const open: ReadonlySet<string> = new Set([
  'the new code is in the box',
  'the new code is on its way',
  'the host has taken the new code',
]);
const leaves: ReadonlySet<Accident> = new Set([
  'the page is loaded anew',
  'the line is cut, and the user gives up',
  'the user gives up',
]);

describe('a re-binding', () => {
  it.each(stories([rebinding, taken]))('loses nothing when $moment and $accident', async ({ moment, accident, way }) => {
    whole = await WholeVisit.begin();
    await reach(way, moment);
    await accidents[accident]();
    if (open.has(moment) && leaves.has(accident)) expect(whole.cards).toContain('bind-unknown');
    await returnLater();
  });

  it.each(rebinding.slice(2).map(([moment]) => moment))(
    'loses nothing where every secret on show can be bound, %s and a second tab does the same',
    async (moment) => {
      whole = await WholeVisit.begin('any');
      await reach(rebinding, moment);
      await accidents['a second tab does the same']();
      await returnLater();
    },
  );
});

describe('an unbinding', () => {
  it.each(stories([unbinding, unbound]))('loses nothing when $moment and $accident', async ({ moment, accident, way }) => {
    whole = await WholeVisit.begin();
    await reach(way, moment);
    await accidents[accident]();
    await returnLater();
  });

  it.each([
    ['done', unbound, 'retired'],
    ['not done yet', unbinding, 'proved'],
  ])('that is %s when the page is loaded anew leaves the old secret as the new list says', async (_what, way, state) => {
    whole = await WholeVisit.begin();
    await reach(way, '');
    await accidents['the page is loaded anew']();
    expect((await whole.entries()).map((entry) => entry.state)).toEqual([state]);
  });
});

describe('a background that dies at any call to a store', () => {
  const moments = [...rebinding.map(([moment]) => moment), 'the answer'];
  const deaths = moments.flatMap((moment) => [1, 4, 9].map((call) => ({ moment, call })));
  it.each(deaths)('loses nothing on the way to: $moment (call $call)', async ({ moment, call }) => {
    whole = await WholeVisit.begin();
    const at = moments.indexOf(moment);
    if (at > 0) await reach(rebinding, moments[at - 1] ?? '');
    await whole.background.kill(call, call === 4);
    whole.mailbox.release('fine');
    await goOn();
    await returnLater();
  });
});
