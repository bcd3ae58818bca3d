// @vitest-environment jsdom
// The list of mailboxes follows what the user does, without waiting for the next look.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useMailboxes } from '../../../components/mailboxes/mailbox-state.ts';
import { unreadPaused } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

const background = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('../../../lib/messaging/sender.ts', () => ({
  send: background.send,
  isProblem: (given: object) => 'problem' in given,
}));

function Count() {
  return <p>{useMailboxes()?.length ?? 'none yet'}</p>;
}

let page: Drawn;
beforeEach(() => {
  fakeBrowser.reset();
  background.send.mockReset().mockResolvedValue({ mailboxes: [] });
});
afterEach(() => page.remove());

describe('the list of mailboxes', () => {
  it('is asked for anew as soon as one was paused, also by another page', async () => {
    page = await draw(<Count />);
    expect(page.text()).toBe('0');
    background.send.mockResolvedValue({ mailboxes: [{}, {}] });
    await page.after(() => unreadPaused.setValue(['cqu']));
    expect(page.text()).toBe('2');
  });
  it('keeps the last answer when one is lost', async () => {
    page = await draw(<Count />);
    background.send.mockRejectedValue(new Error('gone'));
    await page.after(() => unreadPaused.setValue(['cqu']));
    expect(page.text()).toBe('0');
  });
  it('asks no more when it has left the page', async () => {
    page = await draw(<Count />);
    await page.remove();
    await unreadPaused.setValue(['cqu']);
    expect(background.send).toHaveBeenCalledTimes(1);
    page = await draw(<Count />);
  });
});
