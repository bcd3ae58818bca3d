// @vitest-environment jsdom
// The sound of a notice: the system's own until the user picks another, which he can hear first.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NoticeSounds } from '../../../components/options/notice-sounds.tsx';
import { noticeSound } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

const background = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('../../../lib/messaging/sender.ts', () => ({
  send: background.send,
  isProblem: (given: object) => 'problem' in given,
}));

let page: Drawn;
beforeEach(async () => {
  fakeBrowser.reset();
  background.send.mockReset().mockResolvedValue({});
  page = await draw(<NoticeSounds />, 'en');
});
afterEach(() => page.remove());

const select = () => page.named<HTMLSelectElement>('Sound of a notice');
const pick = async (value: string) => {
  await page.after(() => {
    select().value = value;
    select().dispatchEvent(new Event('change', { bubbles: true }));
  });
};

describe('the sound of a notice', () => {
  it('is the system’s own, which cannot be tried here', async () => {
    expect([select().value, page.named<HTMLButtonElement>('Listen').disabled]).toEqual(['system', true]);
    expect([...select().options].map(({ text }) => text)).toEqual(["The system's own", 'Chime', 'Drop', 'Knock', 'None']);
  });
  it('is what the user picks, and can be heard', async () => {
    await pick('drop');
    expect(await noticeSound.getValue()).toBe('drop');
    await page.press(page.named('Listen'));
    expect(background.send.mock.calls).toEqual([['unread:trySound', { sound: 'drop' }]]);
  });
  it('that cannot be played says so', async () => {
    background.send.mockResolvedValue({ problem: 'unexpected' });
    await pick('knock');
    await page.press(page.named('Listen'));
    expect(document.querySelector('output')?.textContent).toBe('It could not be played.');
  });
  it('may be none', async () => {
    await pick('none');
    expect([await noticeSound.getValue(), page.named<HTMLButtonElement>('Listen').disabled]).toEqual(['none', true]);
  });
});
