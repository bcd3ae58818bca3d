import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { cardWanted } from '../../../lib/background/card.ts';
import { pageCode } from '../../../lib/background/page-code.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { visitState } from '../../../lib/background/visits.ts';
import { fillMode, hostChoices } from '../../../lib/settings/items.ts';
import { lastActs, tabs } from '../../../lib/settings/session.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
});

const noted = async () => (await lastActs.getValue())['cqu']?.act;
const refusal = (problem: string) => ({ problem: { problem } });

it('a code that is handed out is told in the popup', async () => {
  expect(await pageCode(fakeDesk([entry()]), undefined, page)).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) });
  await vi.waitFor(async () => expect(await noted()).toBe('filled'));
});

it('so is why none was', async () => {
  await expect(pageCode(fakeDesk([]), undefined, page)).rejects.toMatchObject(refusal('no-entry'));
  expect(await noted()).toBe('not-filled-no-entry');
  const two = fakeDesk([entry({ id: 'one' }), entry({ id: 'two' })]);
  await expect(pageCode(two, undefined, page)).rejects.toMatchObject(refusal('several-entries'));
  expect(await noted()).toBe('not-filled-several-entries');
  const locked = fakeDesk([entry()]);
  vi.spyOn(locked.vault, 'read').mockRejectedValue(new VaultError('locked'));
  await expect(pageCode(locked, undefined, page)).rejects.toMatchObject(refusal('locked'));
  expect(await noted()).toBe('not-filled-locked');
  await cardWanted(fakeDesk([entry()]), { kind: 'other-method', method: 'sms' }, page);
  expect(await noted()).toBe('not-filled-other-kind');
  await fillMode.setValue('click');
  await expect(pageCode(fakeDesk([entry()]), undefined, page)).rejects.toMatchObject(refusal('turned-off'));
  expect(await noted()).toBe('not-filled-turned-off');
  await fillMode.setValue('fill');
  await lastActs.setValue({});
  const refused = { entryId: 'one', account: '', purpose: 'login', step: 1, at: fakeDesk().time, refused: true } as const;
  await changeTab(7, () => ({ tries: [refused, refused] }));
  await expect(pageCode(fakeDesk([entry()]), undefined, page)).rejects.toMatchObject(refusal('refused-twice'));
  expect(await noted()).toBe('not-filled-refused-twice');
  await hostChoices.setValue({ 'mail.cqu.edu.cn': { off: true, box: null } });
  await expect(pageCode(fakeDesk([entry()]), undefined, page)).rejects.toMatchObject(refusal('turned-off'));
  expect(await noted()).toBe('not-filled-turned-off');
});

it('a wait and a page that takes no codes leave the line as it was', async () => {
  const desk = fakeDesk([entry()]);
  await pageCode(desk, undefined, page);
  await vi.waitFor(async () => expect(await noted()).toBe('filled'));
  await lastActs.setValue({});
  expect(await pageCode(desk, undefined, page)).toMatchObject({ problem: 'wait' });
  await expect(pageCode(desk, undefined, { ...page, origin: 'https://exmail.qq.com' })).rejects.toMatchObject(
    refusal('not-allowed'),
  );
  expect(await noted()).toBeUndefined();
});

describe('the panel that is told along with the question for its code', () => {
  const panel = { page: 'second-factor' } as const;
  const frame = { ...page, role: 'frame', frameId: 9 } as const;

  it('is noted with the try, in one write', async () => {
    const written = vi.spyOn(tabs, 'setValue');
    await pageCode(fakeDesk([entry({ id: 'one' })]), panel, frame);
    expect(await tabMemory(7)).toMatchObject({
      page: 'second-factor',
      frameId: 9,
      tries: [{ entryId: 'one', purpose: 'login' }],
    });
    expect(written).toHaveBeenCalledTimes(1);
    written.mockRestore();
  });

  it('says what the code is for: one for a log-in, although the page before was a signed-in one', async () => {
    const desk = fakeDesk([entry()]);
    await visitState(desk, 'signed-in', page);
    await pageCode(desk, panel, page);
    expect(await tabMemory(7)).toMatchObject({ page: 'second-factor', tries: [{ purpose: 'login' }] });
  });

  it('leaves the page around a frame that checks an identity signed in, and its code is for no log-in', async () => {
    const desk = fakeDesk([entry()]);
    await visitState(desk, 'signed-in', page);
    await pageCode(desk, panel, frame);
    expect(await tabMemory(7)).toMatchObject({ page: 'signed-in', frameId: 9, tries: [{ purpose: 'verify' }] });
  });

  it('is noted too where there is no code, or none yet', async () => {
    await expect(pageCode(fakeDesk([]), panel, page)).rejects.toMatchObject(refusal('no-entry'));
    expect(await tabMemory(7)).toMatchObject({ page: 'second-factor', tries: [] });
    const desk = fakeDesk([entry()]);
    await pageCode(desk, undefined, page);
    await visitState(desk, 'login', page);
    expect(await pageCode(desk, panel, page)).toMatchObject({ problem: 'wait' });
    expect(await tabMemory(7)).toMatchObject({ page: 'second-factor' });
  });
});
