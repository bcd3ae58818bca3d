// The gate: role, then shape, then the handler; whatever goes wrong there is a typed refusal.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contract, type MessageName, type Role } from '../../../lib/messaging/contract.ts';
import { answer, type Handlers, serve } from '../../../lib/messaging/serve.ts';

const names = Object.keys(contract) as MessageName[];
const roles: readonly Role[] = ['page', 'frame', 'card', 'popup', 'options', 'welcome'];
const place = { origin: 'https://mail.school.example', tabId: 7, frameId: 0, documentId: 'doc' };
const refused = { problem: 'not-allowed' };
const handled = vi.fn();
const handlers = Object.fromEntries(names.map((name) => [name, handled])) as unknown as Handlers;
const ask = (name: MessageName, data: unknown, role: Role | null) =>
  answer(name, data, { ...place, role }, handlers, () => ({ problem: 'unexpected' }));

beforeEach(() => {
  fakeBrowser.reset();
  handled.mockReset().mockResolvedValue({ done: true });
});

describe('a message', () => {
  it.each(names)('%s reaches its handler from no role but its own', async (name) => {
    for (const role of [...roles, null]) {
      if (role !== null && (contract[name].roles as readonly Role[]).includes(role)) continue;
      expect(await ask(name, undefined, role)).toEqual(refused);
    }
    expect(handled).not.toHaveBeenCalled();
  });

  it('of the right role and shape gets its answer, the caller as the browser states him', async () => {
    expect(await ask('visit:account', { account: 'student1' }, 'page')).toEqual({ done: true });
    expect(handled).toHaveBeenCalledWith({ account: 'student1' }, { ...place, role: 'page' });
  });

  it.each([
    [undefined],
    [{ account: 7 }],
    [{ account: 'x'.repeat(201) }],
    [{ account: 'x', role: 'popup' }],
    [{ account: 'x', origin: 'https://elsewhere.example' }],
    ['student1'],
  ])('of another shape is refused: %j', async (data) => {
    expect(await ask('visit:account', data, 'page')).toEqual(refused);
    expect(handled).not.toHaveBeenCalled();
  });

  it('whose handler fails is answered with a typed refusal, not with the error', async () => {
    handled.mockRejectedValue(new Error('GEZDGNBV'));
    expect(await ask('visit:start', undefined, 'page')).toEqual({ problem: 'unexpected' });
    handled.mockImplementation(() => {
      throw new Error('GEZDGNBV');
    });
    expect(await ask('visit:start', undefined, 'page')).toEqual({ problem: 'unexpected' });
  });
});

describe('a shape', () => {
  it.each([
    ['bind:found', { texts: Array.from({ length: 21 }, () => 'x') }],
    ['bind:found', { texts: ['x'.repeat(4_001)] }],
    ['bind:pixels', { png: 'x'.repeat(8_000_001) }],
    ['bind:pixels', { width: 9, height: 9, png: '' }],
    ['card:act', { act: { act: 'save', index: -1 }, to: '' }],
    ['card:act', { act: { act: 'save', index: 51 }, to: '' }],
    ['card:act', { act: { act: 'fill' }, to: '' }],
    ['card:act', { act: { act: 'close' } }],
    ['card:act', { act: { act: 'close' }, to: 'x'.repeat(100_001) }],
    ['card:show', { kind: 'locked', host: 'evil.example' }],
    ['card:show', { kind: 'bind-found' }],
    ['otp:codeForPage', { entryId: 'one' }],
    ['otp:codeForPage', { page: 'signed-in' }],
    ['entry:preview', { text: 'x'.repeat(20_001) }],
    ['entry:add', { text: 'x', secret: 'x' }],
  ] as const)('takes no more than can be used: %s, case %#', async (name, data) => {
    const [role] = contract[name].roles as readonly Role[];
    expect(await ask(name, data, role ?? null)).toEqual(refused);
    expect(handled).not.toHaveBeenCalled();
  });
});

describe('serving', () => {
  type Hear = (message: unknown, sender: object) => Promise<unknown> | undefined;

  it('listens to every message of the contract and takes the role from the browser', async () => {
    Object.assign(fakeBrowser.runtime, { id: 'own-id', getURL: (path: string) => `chrome-extension://own-id${path}` });
    const listened = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation(() => undefined);
    const addressOf = vi.fn(async () => `${place.origin}/panel`);
    serve(
      handlers,
      { isListed: (origin) => origin === place.origin, isLoginFrame: (_origin, url) => url.endsWith('/panel') },
      () => ({ problem: 'unexpected' }),
      addressOf,
    );
    expect(listened).toHaveBeenCalledTimes(1);
    const listener = listened.mock.calls[0]?.[0] as unknown as Hear;
    const hear = ({ data, sender }: { data: unknown; sender: object }) => listener({ type: 'visit:account', data }, sender);
    const sender = {
      id: 'own-id',
      origin: place.origin,
      url: `${place.origin}/x`,
      frameId: 0,
      tab: { id: 7, url: `${place.origin}/x` },
      documentId: 'doc',
    };
    const data = { account: 'student1' };
    expect(await hear({ data, sender })).toEqual({ res: { done: true } });
    expect(handled).toHaveBeenCalledWith(data, { ...place, role: 'page' });
    expect(await hear({ data: { ...data, role: 'page' }, sender: { ...sender, origin: 'https://evil.example' } })).toEqual({
      res: refused,
    });
    expect(await hear({ data, sender: { id: 'own-id' } })).toEqual({ res: refused });
    expect(handled).toHaveBeenCalledTimes(1);
    for (const name of names) expect(await listener({ type: name }, { id: 'own-id' })).toEqual({ res: refused });
    for (const other of [
      { type: 'toString' },
      { type: 'visit:nothing' },
      { type: 7 },
      { page: 'page:card' },
      'visit:account',
      null,
    ])
      expect(listener(other, sender)).toBeUndefined();
    expect(addressOf).not.toHaveBeenCalled();

    // A frame that the browser goes on to call blank is what it really shows.
    const blank = { ...sender, frameId: 3, url: 'about:blank' };
    expect(await hear({ data, sender: blank })).toEqual({ res: { done: true } });
    expect(handled).toHaveBeenLastCalledWith(data, { ...place, frameId: 3, role: 'frame' });
    expect(await hear({ data, sender: { ...blank, origin: 'https://evil.example' } })).toEqual({ res: refused });
    expect(addressOf).toHaveBeenCalledTimes(1);
    addressOf.mockImplementation(async () => 'about:blank');
    expect(await hear({ data, sender: blank })).toEqual({ res: refused });
  });
});
