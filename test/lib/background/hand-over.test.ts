// A code that goes into a page: what became of it is remembered.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handOver, leaveTry } from '../../../lib/background/hand-over.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';

const origin = 'https://mail.cqu.edu.cn';
const here = { origin, tabId: 7, frameId: 0 };
const code = { code: '123456', entryId: 'one', step: 1, remainingMs: 20_000, confirm: false, tickTrust: false };
const tried = (entryId: string, step: number) =>
  ({ entryId, account: '', purpose: 'login', step, at: step, refused: false }) as const;
const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage');
const left = async () => (await tabMemory(7)).tries.map((one) => one.left === true);

beforeEach(async () => {
  fakeBrowser.reset();
  told.mockReset();
  await changeTab(7, () => ({ tries: [tried('one', 1), tried('one', 2), tried('two', 3)] }));
});

describe('a code on its way into a page', () => {
  it('is for the document of one origin, and counts as tried when it went in', async () => {
    told.mockImplementation(async () => true);
    expect(await handOver(code, { origin, tabId: 7, frameId: 2 })).toBe(true);
    expect(told).toHaveBeenCalledExactlyOnceWith(7, { page: 'page:fill', input: { code, origin } }, { frameId: 2 });
    expect(await left()).toEqual([false, false, false]);
  });

  it('goes to one document alone where the browser names documents', async () => {
    told.mockImplementation(async () => true);
    await handOver(code, { ...here, frameId: 2, documentId: 'that one' });
    expect(told.mock.calls.map(([, , whom]) => whom)).toEqual([{ documentId: 'that one' }]);
  });

  it.each([[null], [{ problem: 'no-field' }]])('that went nowhere (%j) is judged by no page', async (answer) => {
    told.mockImplementation(async () => answer);
    expect(await handOver(code, here)).toEqual(answer);
    expect(await left()).toEqual([false, true, false]);
  });

  it('that was not to be had changes nothing', async () => {
    told.mockImplementation(async () => ({ problem: 'wait' }));
    await handOver({ problem: 'wait', waitMs: 1 }, here);
    expect(await left()).toEqual([false, false, false]);
  });
});

describe('a try that nobody answers any more', () => {
  it('is the last one of its entry', async () => {
    await leaveTry(7, 'one', false);
    expect(await left()).toEqual([false, true, false]);
  });

  it('is of a binding only when the binding is meant, whatever was tried with the entry since', async () => {
    await changeTab(7, ({ tries }) => ({ tries: tries.map((one, at) => (at === 0 ? { ...one, purpose: 'bind' } : one)) }));
    await leaveTry(7, 'one', true);
    expect(await left()).toEqual([true, false, false]);
    await leaveTry(7, 'one', false);
    expect(await left()).toEqual([true, true, false]);
  });

  it('of an unknown entry is none', async () => {
    await leaveTry(7, 'three', false);
    expect(await left()).toEqual([false, false, false]);
  });
});
