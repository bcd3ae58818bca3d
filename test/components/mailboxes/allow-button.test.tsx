// @vitest-environment jsdom
// Giving a permission back from the mailbox's row.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AllowButton } from '../../../components/mailboxes/allow-button.tsx';
import { draw, type Drawn } from '../harness/draw.tsx';
import { type FakePermission, fakePermission } from '../options/fake-permission.ts';

let page: Drawn;
let browserSays: FakePermission;
beforeEach(async () => {
  fakeBrowser.reset();
  browserSays = fakePermission();
  page = await draw(<AllowButton institutionId="cumt" name="CUMT" />, 'en');
});
afterEach(() => page.remove());

const button = () => page.named<HTMLButtonElement>('Allow Mailkey on the site of CUMT');
const said = () => document.querySelector('output')?.textContent;

describe('a permission that was taken back', () => {
  it('is asked for by the click itself, for all hosts of the mailbox, and the answer is said', async () => {
    await page.after(() => {
      button().click();
      expect(browserSays.asked).toHaveLength(1);
    });
    expect(browserSays.asked).toEqual([
      { origins: expect.arrayContaining(['https://mail.cumt.edu.cn/*', 'https://authserver.cumt.edu.cn/*']) as unknown },
    ]);
    expect(said()).toBe('CUMT: allowed');
  });
  it.each([false, 'nothing'] as const)('that is not given is said: %s', async (says) => {
    browserSays.says = says;
    await page.press(button());
    expect(said()).toContain('CUMT: not allowed');
  });
});
