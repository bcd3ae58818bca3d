// "Fill here" in the popup.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fillHere } from '../../../lib/background/fill-here.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { entry, fakeDesk } from './fake-desk.ts';

const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage');
const front = (url: string | undefined) =>
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue((url === undefined ? [] : [{ id: 7, url }]) as never);

beforeEach(() => {
  fakeBrowser.reset();
  told.mockReset().mockImplementation(async () => true);
  front('https://mail.cqu.edu.cn/coremail/');
});

describe('filling the page in front', () => {
  it('takes the entry that page would get, or the one that was picked', async () => {
    const desk = fakeDesk([entry({ id: 'one' }), entry({ id: 'two', account: 'x2@cqu.edu.cn' })]);
    expect(await fillHere(desk, 'two')).toEqual({ filled: true });
    expect(told.mock.calls[0]).toMatchObject([7, { page: 'page:fill', input: { code: { entryId: 'two' } } }, { frameId: 0 }]);
    await expect(fillHere(desk, null)).rejects.toMatchObject({ problem: { problem: 'several-entries' } });
    await changeTab(7, () => ({ account: 'x2' }));
    desk.time += 30_000;
    expect(await fillHere(desk, null)).toEqual({ filled: true });
  });

  it('wipes earlier refusals: the user asked for it himself', async () => {
    const refused = { entryId: 'one', account: '', purpose: 'login', step: 1, at: 1, refused: true } as const;
    await changeTab(7, () => ({ tries: [refused, refused] }));
    expect(await fillHere(fakeDesk([entry({ id: 'one' })]), null)).toEqual({ filled: true });
    expect((await tabMemory(7)).tries).toMatchObject([{ refused: false }]);
  });

  const lookAlikes = Array.from({ length: 20 }, (_, place) => `https://mail${place}.cqu-edu.cn/coremail/index.jsp`);
  const others = ['https://evil.example/', 'http://mail.cqu.edu.cn/', 'about:blank', 'no address', 'https://exmail.qq.com/'];
  it.each([undefined, ...others, ...lookAlikes])('is refused on a page that is none of ours: %s', async (url) => {
    front(url);
    await expect(fillHere(fakeDesk([entry()]), null)).rejects.toMatchObject({ problem: { problem: 'no-page' } });
    expect(told).not.toHaveBeenCalled();
  });

  it('is refused for an entry of another institution', async () => {
    const desk = fakeDesk([entry({ id: 'other', institutionId: 'cumt' })]);
    await expect(fillHere(desk, 'other')).rejects.toMatchObject({ problem: { problem: 'not-allowed' } });
  });

  it('goes to the frame that asked last, and to the page itself once that has gone', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await changeTab(7, () => ({ frameId: 9 }));
    await fillHere(desk, 'one');
    expect(told).toHaveBeenLastCalledWith(7, expect.objectContaining({ page: 'page:fill' }), { frameId: 9 });
    told.mockImplementation(async (_tab, message) => ((message as { page: string }).page === 'page:since' ? null : true));
    desk.time += 30_000;
    await fillHere(desk, 'one');
    expect(told).toHaveBeenLastCalledWith(7, expect.objectContaining({ page: 'page:fill' }), { frameId: 0 });
  });

  it('says when the page has no field, or why it took nothing', async () => {
    told.mockImplementation(async () => ({ problem: 'no-field' }));
    expect(await fillHere(fakeDesk([entry()]), null)).toEqual({ problem: 'no-field' });
    told.mockRejectedValue(new Error('nobody there'));
    await expect(fillHere(fakeDesk([entry()]), null)).rejects.toMatchObject({ problem: { problem: 'no-field' } });
  });
});
