// Each message of the contract reaches the handler that is meant, through the gate.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlersOf } from '../../../lib/background/handlers.ts';
import { toProblem } from '../../../lib/background/problems.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { contract, type MessageName, type Role } from '../../../lib/messaging/contract.ts';
import { answer } from '../../../lib/messaging/serve.ts';
import { hostChoices, trustedAt } from '../../../lib/settings/items.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

// Reading mail has tests of its own.
vi.mock('../../../lib/background/unread-poll.ts', () => ({ pollDue: async () => undefined }));

const uri = 'otpauth://totp/student1?secret=JBSWY3DPEHPK3PXP';
const asked = (
  name: MessageName,
  data: unknown,
  desk: ReturnType<typeof fakeDesk>,
  role: Role = contract[name].roles[0] as Role,
) => answer(name, data, { ...page, role }, handlersOf(desk), toProblem);

beforeEach(() => {
  surround();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([] as never);
  vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never);
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
  Object.assign(fakeBrowser.scripting, { executeScript: vi.fn().mockResolvedValue([]) });
});

describe('a message', () => {
  it('has exactly one handler', () => {
    expect(Object.keys(handlersOf(fakeDesk([]))).toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  it.each([
    ['vault:status', undefined, { state: 'open' }],
    ['vault:create', { passphrase: null }, { problem: 'vault-exists' }],
    ['vault:unlock', { passphrase: 'x' }, { state: 'open' }],
    ['vault:lock', undefined, { state: 'locked' }],
    ['vault:protect', { passphrase: null }, { state: 'open' }],
    ['vault:heal', undefined, { state: 'open' }],
    ['vault:rawCopy', undefined, { file: '{}' }],
    ['entry:list', undefined, { entries: [{ id: 'one' }, { id: 'two' }] }],
    ['entry:preview', { text: uri }, { preview: { account: 'student1' } }],
    ['entry:add', { text: uri }, { id: expect.any(String) }],
    ['entry:edit', { id: 'one', issuer: '', account: '', login: '', institutionId: null }, { id: 'one' }],
    ['entry:trash', { id: 'one' }, { id: 'one' }],
    ['entry:restore', { id: 'one' }, { id: 'one' }],
    ['entry:prove', { id: 'one' }, { id: 'one' }],
    ['otp:codes', { ids: ['one', 'two'] }, { codes: [{ id: 'one' }] }],
    ['otp:count', { id: 'two' }, { code: '338314' }],
    ['mailbox:list', undefined, { mailboxes: [{ institutionId: 'cqu' }] }],
    ['mailbox:open', { institutionId: 'cqu' }, {}],
    ['fill:here', { entryId: null }, { problem: 'no-page' }],
    ['visit:load', undefined, {}],
    ['visit:act', undefined, {}],
    ['visit:start', undefined, { institutionId: 'cqu', entries: 'proved' }],
    ['visit:account', { account: 'student1' }, {}],
    ['visit:state', { page: 'login' }, {}],
    ['visit:outcome', { entryId: 'one', purpose: 'login', outcome: 'accepted' }, { problem: 'not-allowed' }],
    ['unread:page', { address: 'https://mail.cqu.edu.cn/', account: null, reading: null }, {}],
    ['visit:trusted', undefined, {}],
    ['visit:box', { box: { id: 'c' } }, {}],
    ['otp:codeForPage', undefined, { entryId: 'one' }],
    ['bind:loadReader', undefined, {}],
    ['bind:found', { texts: [uri] }, { shown: true }],
    ['bind:pixels', { png: 'data:,' }, { shown: true }],
    ['bind:code', { bound: null }, { problem: 'no-entry' }],
    ['card:show', { kind: 'locked' }, { shown: true }],
    ['card:view', undefined, { view: null }],
    ['card:texts', { texts: [] }, { problem: 'not-allowed' }],
    ['card:act', { act: { act: 'close' }, to: '' }, { problem: 'not-allowed' }],
  ] as const)('%s is answered', async (name, data, expected) => {
    const counted = entry({ id: 'two', type: 'hotp', period: null, counter: 4, institutionId: null });
    expect(await asked(name, data, fakeDesk([entry({ id: 'one' }), counted]))).toMatchObject(expected);
  });

  it('leaves what it should', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await asked('visit:start', undefined, desk);
    await asked('visit:account', { account: 'student1' }, desk);
    await asked('visit:state', { page: 'login' }, desk);
    await asked('visit:trusted', undefined, desk);
    expect(await tabMemory(7)).toMatchObject({ account: 'student1', page: 'login' });
    expect(await trustedAt.getValue()).toEqual({ cqu: desk.time });
    await asked('entry:trash', { id: 'one' }, desk);
    expect(desk.content.entries[0]?.trashedAt).toBe(desk.time);
  });
});

describe('a code for a page', () => {
  it('is refused where the user said "not here"', async () => {
    await hostChoices.setValue({ 'mail.cqu.edu.cn': { off: true, box: null } });
    expect(await asked('otp:codeForPage', undefined, fakeDesk([entry()]))).toEqual({ problem: 'turned-off' });
  });

  it('is refused to any other origin, whatever the tab was before', async () => {
    await changeTab(7, () => ({ origin: page.origin, account: 'student1' }));
    const caller = { ...page, origin: 'https://evil.example' };
    expect(await answer('otp:codeForPage', undefined, caller, handlersOf(fakeDesk([entry()])), toProblem)).toEqual({
      problem: 'not-allowed',
    });
  });
});
