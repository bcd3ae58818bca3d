// @vitest-environment jsdom
// No notices for an hour.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Snooze } from '../../../components/mailboxes/snooze.tsx';
import { announced, snoozedUntil } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

let page: Drawn;
const start = async () => {
  page = await draw(<Snooze />);
};
beforeEach(() => fakeBrowser.reset());
afterEach(() => page.remove());

describe('an hour without notices', () => {
  it('is not offered where there are none anyway', async () => {
    await start();
    expect(page.text()).toBe('');
  });
  it('begins and ends by one button, with its end in sight', async () => {
    await announced.setValue(['cqu']);
    await start();
    await page.press(page.named('No notices for an hour'));
    const left = (await snoozedUntil.getValue()) - Date.now();
    expect([left > 3_590_000, left <= 3_600_000, /No notices until \d/.test(page.text())]).toEqual([true, true, true]);
    await page.press(page.named('Notices again'));
    expect([await snoozedUntil.getValue(), document.querySelector('output')?.textContent]).toEqual([
      0,
      'Notices are shown again',
    ]);
  });
  it('that is over is offered anew', async () => {
    await announced.setValue(['cqu']);
    await snoozedUntil.setValue(Date.now() - 1);
    await start();
    expect(page.named('No notices for an hour')).toBeTruthy();
  });
});
