// The whole table of messages and senders, every cell; payloads nobody thought of; and what may never travel to a page.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlersOf } from '../../../lib/background/handlers.ts';
import { toProblem } from '../../../lib/background/problems.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { institutionOfOrigin, isLoginFrame } from '../../../lib/institutions/index.ts';
import { contract, type InputOf, type MessageName, type Role } from '../../../lib/messaging/contract.ts';
import { roleOf, type Sender } from '../../../lib/messaging/role.ts';
import { answer, type Handlers } from '../../../lib/messaging/serve.ts';
import { entry, fakeDesk } from '../background/fake-desk.ts';
import { surround } from '../background/fake-surroundings.ts';

// Reading mail has tests of its own.
vi.mock('../../../lib/background/unread-poll.ts', () => ({ pollDue: async () => undefined }));

const names = Object.keys(contract) as MessageName[];
const own = { id: 'own-id', origin: 'chrome-extension://own-id' };
const listing = { isListed: (origin: string) => institutionOfOrigin(origin) !== null, isLoginFrame };
const host = 'https://mail.cqu.edu.cn';
const tab = (url: string) => ({ id: 7, url }) as unknown as NonNullable<Sender['tab']>;
const ownPage = (path: string): Partial<Sender> => ({ origin: own.origin, url: `${own.origin}${path}`, frameId: 0 });
const listedTop: Partial<Sender> = { origin: host, url: `${host}/coremail/`, frameId: 0, tab: tab(`${host}/coremail/`) };

/** Every class of sender a browser can state, with the role it has; null: nobody. */
const senders: Readonly<Record<string, readonly [Partial<Sender>, Role | null]>> = {
  'toolbar popup': [ownPage('/popup.html'), 'popup'],
  'popup in a tab': [{ ...ownPage('/popup.html#a'), tab: tab(`${own.origin}/popup.html`) }, 'popup'],
  options: [{ ...ownPage('/options.html'), tab: tab(`${own.origin}/options.html`) }, 'options'],
  welcome: [{ ...ownPage('/welcome.html'), tab: tab(`${own.origin}/welcome.html`) }, 'welcome'],
  'card in a listed page': [{ ...ownPage('/card.html'), frameId: 4, tab: tab(`${host}/`) }, 'card'],
  'top of a listed origin': [listedTop, 'page'],
  'listed log-in frame': [{ ...listedTop, frameId: 3 }, 'frame'],
  'card in an unlisted page': [{ ...ownPage('/card.html'), frameId: 4, tab: tab('https://evil.cn/') }, null],
  'card in a tab of its own': [{ ...ownPage('/card.html'), tab: tab(`${own.origin}/card.html`) }, null],
  'popup inside a listed page': [{ ...ownPage('/popup.html'), frameId: 4, tab: tab(`${host}/`) }, null],
  'another file of the extension': [ownPage('/manifest.json'), null],
  'a path that ends like ours': [ownPage('/x/popup.html'), null],
  'offscreen document': [ownPage('/offscreen.html'), null],
  'other frame of the listed origin': [{ ...listedTop, url: `${host}/mail/1`, frameId: 3 }, null],
  'body of a mail': [{ ...listedTop, url: `${host}/coremail/XT/viewMailHTML.jsp`, frameId: 3 }, null],
  'listed frame in an unlisted page': [{ ...listedTop, frameId: 3, tab: tab('https://evil.cn/') }, null],
  'unlisted top': [
    { origin: 'https://evil.cn', url: 'https://evil.cn/coremail/', frameId: 0, tab: tab('https://evil.cn/') },
    null,
  ],
  'unlisted frame in a listed page': [{ ...listedTop, origin: 'https://evil.cn', url: 'https://evil.cn/', frameId: 3 }, null],
  'null origin': [{ ...listedTop, origin: 'null', frameId: 3 }, null],
  'no origin': [{ id: own.id, url: `${host}/`, frameId: 0, tab: tab(`${host}/`) }, null],
  'sub-domain': [{ ...listedTop, origin: 'https://www.mail.cqu.edu.cn' }, null],
  'plain http': [{ ...listedTop, origin: 'http://mail.cqu.edu.cn' }, null],
  'listed origin in no tab': [{ origin: host, url: `${host}/`, frameId: 0 }, null],
  'page being prerendered': [{ ...listedTop, documentLifecycle: 'prerender' }, null],
  'another extension': [{ ...listedTop, id: 'other-id' }, null],
  'another extension with our address': [{ ...ownPage('/popup.html'), id: 'other-id' }, null],
  'nobody at all': [{ id: '' }, null],
};

/** One valid payload for every message: a message without one does not compile. */
const samples: { readonly [Name in MessageName]: InputOf<Name> } = {
  'tab:picture': undefined,
  'vault:status': undefined,
  'vault:create': { passphrase: null },
  'vault:unlock': { passphrase: 'x' },
  'vault:lock': undefined,
  'vault:protect': { passphrase: 'x' },
  'vault:heal': undefined,
  'vault:rawCopy': undefined,
  'entry:list': undefined,
  'entry:preview': { text: 'x' },
  'entry:add': { text: 'x' },
  'entry:edit': { id: 'x', issuer: '', account: '', login: '', institutionId: null },
  'entry:trash': { id: 'x' },
  'entry:restore': { id: 'x' },
  'entry:prove': { id: 'x' },
  'otp:codes': { ids: ['x'] },
  'otp:count': { id: 'x' },
  'mailbox:list': undefined,
  'mailbox:open': { institutionId: 'cqu' },
  'unread:trySound': { sound: 'chime' },
  'fill:here': { entryId: null },
  'visit:load': undefined,
  'visit:act': undefined,
  'visit:start': undefined,
  'visit:account': { account: 'student1' },
  'visit:state': { page: 'login' },
  'visit:outcome': { entryId: 'x', purpose: 'login', outcome: 'accepted' },
  'unread:page': { address: 'https://mail.cqu.edu.cn/', account: null, reading: null },
  'visit:inFrame': { entryId: 'x', purpose: 'bind', state: 'filled' },
  'visit:frame': { frameId: 1 },
  'visit:trusted': undefined,
  'visit:box': { box: null },
  'otp:codeForPage': undefined,
  'bind:loadReader': undefined,
  'bind:found': { texts: ['x'] },
  'bind:pixels': { png: 'data:' },
  'bind:code': { bound: null },
  'card:show': { kind: 'no-entry' },
  'card:hide': undefined,
  'card:view': undefined,
  'card:texts': { texts: ['x'] },
  'card:act': { act: { act: 'close' }, to: '' },
};

const stated = (sender: Partial<Sender>) => ({ id: own.id, ...sender }) as Sender;
const callerOf = (sender: Partial<Sender>) => {
  const all = stated(sender);
  return {
    role: roleOf(all, own, listing),
    origin: all.origin ?? '',
    tabId: all.tab?.id ?? null,
    frameId: all.frameId ?? 0,
    documentId: null,
  };
};

beforeEach(() => {
  surround();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the table of messages and senders', () => {
  const cells = names.flatMap((name) => Object.keys(senders).map((sender) => ({ name, sender })));

  it.each(Object.entries(senders))('knows the sender "%s"', (_, [sender, role]) => {
    expect(roleOf(stated(sender), own, listing)).toBe(role);
  });

  it(`answers in each of its ${cells.length} cells exactly as declared`, async () => {
    const reached: string[] = [];
    const handlers = Object.fromEntries(names.map((name) => [name, async () => (reached.push(name), {})])) as unknown as Handlers;
    const wrong: string[] = [];
    for (const { name, sender } of cells) {
      const [statement, role] = senders[sender] ?? [{}, null];
      reached.length = 0;
      const said = await answer(name, samples[name], callerOf(statement), handlers, toProblem);
      const may = role !== null && (contract[name].roles as readonly Role[]).includes(role);
      if (may !== (reached[0] === name) || may === 'problem' in said) wrong.push(`${name} from ${sender}`);
    }
    expect(wrong).toEqual([]);
  });

  it('lets no page, frame or card near the vault, the entries and the settings', () => {
    const open = names.filter((name) => /^(?:vault|entry|mailbox|fill):|otp:count|otp:codes/.test(name));
    const outside = open.flatMap((name) =>
      contract[name].roles.filter((role) => ['page', 'frame', 'card'].includes(role)).map((role) => `${name} ${role}`),
    );
    expect(outside).toEqual(['vault:status card']);
  });
});

describe('payloads nobody thought of', () => {
  const strange = fc.oneof(
    fc.anything({ maxDepth: 2, maxKeys: 3, withBigInt: true, withNullPrototype: true }),
    fc.constantFrom<unknown>(...Object.values(samples)),
    fc.dictionary(
      fc.constantFrom('__proto__', 'constructor', 'text', 'id', 'texts', 'act', 'passphrase', 'page', 'box'),
      fc.anything({ maxDepth: 1 }),
    ),
    fc
      .tuple(fc.constantFrom(...Object.values(samples)), fc.object({ maxDepth: 1 }))
      .map(([sample, extra]) => ({ ...sample, ...extra })),
  );
  const outsiders = [
    'top of a listed origin',
    'listed log-in frame',
    'card in a listed page',
    'unlisted top',
    'another extension',
  ];
  const perRun = 100;
  const runs = 1_000;

  it(`of which ${perRun * runs} break nothing and change no entry`, { timeout: 60_000 }, async () => {
    const desk = fakeDesk([entry()]);
    const handlers = handlersOf(desk);
    const before = structuredClone(desk.content);
    const problems = new Set<unknown>();
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...outsiders), strange), {
          minLength: perRun,
          maxLength: perRun,
          size: 'max',
        }),
        async (messages) => {
          for (const [name, sender, payload] of messages) {
            sent += 1;
            const said = await answer(name, payload, callerOf(senders[sender]?.[0] ?? {}), handlers, toProblem);
            if ('problem' in said) problems.add(said.problem);
          }
        },
      ),
      { numRuns: runs, seed: 20_261_121, endOnFailure: true },
    );
    expect(sent).toBe(perRun * runs);
    expect(desk.content).toEqual(before);
    expect([desk.saves, desk.state]).toEqual([0, 'open']);
    expect(problems).toContain('not-allowed');
  });
});

describe('what travels to a page', () => {
  const secret = 'MNQW4YLSPEWTCMRTGQ2TMNZYHEYDCMRT';
  const bytes = Buffer.from('canary-1234567890123');
  const spellings = [secret, bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64').slice(0, 20)];
  const uri = `otpauth://totp/CQU:new?secret=${secret}&issuer=CQU`;
  const visitors = Object.entries(senders).filter(([, [, role]]) => role === 'page' || role === 'frame' || role === 'card');
  const inputs: readonly (readonly [MessageName, unknown])[] = [
    ...names.map((name) => [name, samples[name]] as const),
    ['bind:found', { texts: [uri, 'otpauth://totp/CQU:other?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'] }],
    ['card:view', undefined],
    ['card:act', { act: 'save', index: 0 }],
    ['bind:code', { bound: true }],
    ['card:show', { kind: 'fill-offer' }],
    ['card:view', undefined],
    ['card:act', { act: 'fill', entryId: 'held' }],
    ['visit:outcome', { entryId: 'held', purpose: 'login', outcome: 'refused' }],
    ['visit:start', undefined],
    ['otp:codeForPage', undefined],
  ];

  it('is never a secret, whatever a page, a log-in frame or the card asks for', async () => {
    const tell = vi.spyOn(fakeBrowser.tabs, 'sendMessage');
    const said: string[] = [];
    for (const [, [sender]] of visitors) {
      const desk = fakeDesk([entry({ id: 'held', secret }), entry({ id: 'pending', secret, state: 'pending' })]);
      const handlers = handlersOf(desk);
      await changeTab(7, () => ({ origin: host, bindingId: 'pending' }));
      for (const [name, input] of inputs)
        said.push(JSON.stringify(await answer(name, input, callerOf(sender), handlers, toProblem)));
    }
    const traffic = [...said, JSON.stringify(tell.mock.calls), JSON.stringify((await tabMemory(7)).card)].join('\n');
    expect(traffic).toMatch(/"code":"\d{6}"/);
    for (const spelling of spellings) expect(traffic).not.toContain(spelling);
  });
});
