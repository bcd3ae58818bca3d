// After an unlock, tabs that waited for it go on; others are left alone.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { resumeWaiting } from '../../../lib/background/resume.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import type { CardView } from '../../../lib/messaging/contract.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage');
const fills = () =>
  told.mock.calls.flatMap(([tab, message]) => {
    const { page: name, input } = message as unknown as { page: string; input: { code: object } };
    return name === 'page:fill' ? [{ tab, code: input.code }] : [];
  });
const host = 'mail.cqu.edu.cn';
const waits = (kind: 'locked' | 'no-entry', offered: string[] = [], origin: string = page.origin) =>
  changeTab(7, () => ({ origin, offered, card: { view: { kind, host } satisfies CardView, pixels: null, frameId: 0 } }));

beforeEach(() => {
  fakeBrowser.reset();
  told.mockReset().mockImplementation(async () => true);
});

describe('after an unlock', () => {
  it('a log-in that waited gets its code, and the card goes', async () => {
    await waits('locked');
    await resumeWaiting(fakeDesk([entry({ id: 'one' })]));
    expect(fills()).toMatchObject([{ tab: 7, code: { entryId: 'one' } }]);
    expect((await tabMemory(7)).card).toBeNull();
  });

  it('the document that asked gets it, and no other that stands there since', async () => {
    const asked = {
      view: { kind: 'locked', host } satisfies CardView,
      pixels: null,
      frameId: 0,
      documentId: 'the one that asked',
    };
    await changeTab(7, () => ({ origin: page.origin, card: asked }));
    await resumeWaiting(fakeDesk([entry({ id: 'one' })]));
    expect(told.mock.calls.at(-1)).toMatchObject([7, { page: 'page:fill' }, { documentId: 'the one that asked' }]);
  });

  it('a log-in without an entry hears why', async () => {
    await waits('locked');
    await resumeWaiting(fakeDesk([]));
    expect(fills()).toEqual([{ tab: 7, code: { problem: 'no-entry' } }]);
  });

  it('a bind dialog whose question was answered goes on with its own secret, and gets no code of another', async () => {
    await waits('locked');
    await changeTab(7, () => ({ page: 'bind', frameId: 3, bindingId: 'new' }));
    await resumeWaiting(fakeDesk([entry(), entry({ id: 'new', state: 'pending', secret: 'JBSWY3DPEHPK3PXP' })]));
    expect(fills()).toEqual([]);
    expect(told.mock.calls).toContainEqual([7, { page: 'page:bindGo', input: {} }, { frameId: 3 }]);
    expect((await tabMemory(7)).card).toBeNull();
  });

  it('a log-in long after a binding gets its code all the same', async () => {
    await waits('locked');
    await changeTab(7, () => ({ page: 'second-factor', bindingId: 'new' }));
    await resumeWaiting(fakeDesk([entry({ id: 'one' })]));
    expect(fills()).toMatchObject([{ code: { entryId: 'one' } }]);
  });

  it('a bind dialog gets its card again, and no code', async () => {
    await waits('locked', ['otpauth://totp/student1?secret=JBSWY3DPEHPK3PXP']);
    await changeTab(7, () => ({ page: 'bind' }));
    await resumeWaiting(fakeDesk([]));
    expect((await tabMemory(7)).card?.view.kind).toBe('bind-found');
    expect(fills()).toEqual([]);
  });

  it('a page that was loaded anew without its bind dialog is asked nothing about it', async () => {
    await waits('locked', ['otpauth://totp/student1?secret=JBSWY3DPEHPK3PXP']);
    await changeTab(7, () => ({ page: 'signed-in' }));
    await resumeWaiting(fakeDesk([]));
    expect((await tabMemory(7)).card).toBeNull();
  });

  it.each([
    ['whose card said something else', () => waits('no-entry')],
    ['of another site', () => waits('locked', [], 'https://evil.example')],
  ])('a tab %s is left alone', async (_what, prepare) => {
    await prepare();
    await resumeWaiting(fakeDesk([entry()]));
    expect(told).not.toHaveBeenCalled();
  });
});
