// @vitest-environment jsdom
// Pausing a mailbox from its row.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PauseButton } from '../../../components/mailboxes/pause-button.tsx';
import { unreadPaused } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

let page: Drawn;
const start = async () => {
  page = await draw(<PauseButton institutionId="cqu" name="CQU" />);
};
beforeEach(() => fakeBrowser.reset());
afterEach(async () => {
  vi.restoreAllMocks();
  await page.remove();
});

const said = () => document.querySelector('output')?.textContent;

describe('the pause of a mailbox', () => {
  it('begins and ends by one button, is said aloud, and leaves other mailboxes alone', async () => {
    await unreadPaused.setValue(['cumt']);
    await start();
    await page.press(page.named('Pause counting unread mail of CQU'));
    expect([await unreadPaused.getValue(), said()]).toEqual([['cumt', 'cqu'], 'CQU: unread mail is not counted for now']);
    await page.press(page.named('Resume counting unread mail of CQU'));
    expect([await unreadPaused.getValue(), said()]).toEqual([['cumt'], 'CQU: unread mail is counted again']);
  });
  it('that cannot be stored is taken back, and that is what is said', async () => {
    await start();
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('full'));
    await page.press(page.named('Pause'));
    expect(said()).toContain('Could not be saved');
    expect(page.named('Pause')).toBeTruthy();
  });
});
