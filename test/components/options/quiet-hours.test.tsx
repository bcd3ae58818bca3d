// @vitest-environment jsdom
// The hours in which no mail is read: off until the user wants them, kept as minutes of the day.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { QuietHours } from '../../../components/options/quiet-hours.tsx';
import { quietHours } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

let page: Drawn;
const start = async () => {
  page = await draw(<QuietHours />);
};
beforeEach(() => fakeBrowser.reset());
afterEach(() => page.remove());
const box = (name: string) => page.named<HTMLInputElement>(name);
const said = () => document.querySelector('[aria-live=polite]')?.textContent;

describe('quiet hours', () => {
  it('are off, then the night, then off again', async () => {
    await start();
    expect([box('Have quiet hours').checked, document.querySelectorAll('input').length]).toEqual([false, 1]);
    await page.press(box('Have quiet hours'));
    expect([await quietHours.getValue(), box('From').value, box('To').value]).toEqual([
      { from: 1_320, to: 420 },
      '22:00',
      '07:00',
    ]);
    expect(said()).toBe('Until 07:00 the next day.');
    await page.press(box('Have quiet hours'));
    expect(await quietHours.getValue()).toBeNull();
  });
  it('take each time as the browser gives it, and nothing while none is whole', async () => {
    await quietHours.setValue({ from: 720, to: 810 });
    await start();
    expect(said()).toBe('');
    await page.type(box('To'), '14:05');
    expect(await quietHours.getValue()).toEqual({ from: 720, to: 845 });
    await page.type(box('To'), '');
    expect(await quietHours.getValue()).toEqual({ from: 720, to: 845 });
    await page.type(box('From'), '14:05');
    expect([await quietHours.getValue(), said()]).toEqual([
      { from: 845, to: 845 },
      'Both times are the same, so there are no quiet hours.',
    ]);
  });
});
