// A browser that has filled in name and password by itself leaves one press to the user: the code must come all the same.
// (Chromium also remembers by itself, over a link or form of the same site, that a person has acted.)
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { student } from '../journeys/fresh.ts';
import { hook, seeCode } from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';
import type { Given } from '../journeys/each-browser.ts';

const { address, password } = student;
const entrance = '/coremail/filled';

/** The names are left out, so that nothing of the boxes goes into the address. */
const door = `<!doctype html><html lang="zh"><title>登录</title><body><form action="/coremail/second"><label>账号 <input autocomplete="username"></label>
<label>密码 <input type="password"></label><button data-practice="enter">登录</button></form>`;
const second =
  '<!doctype html><html lang="zh"><title>二次验证</title><body><h3>二次验证</h3><label>动态口令 <input data-practice="code"></label><button type="button">确定</button>';

/** Runs inside the page: as the browser does it, without any event of the keyboard. */
function fillIn(account: string, word: string): void {
  const [name, secret] = document.querySelectorAll('input');
  if (name === undefined || secret === undefined) throw new Error('no boxes');
  [name.value, secret.value] = [account, word];
}

/** Tells these scenarios where a stage is given. */
export function tellBrowserFilled(given: Given): void {
  describe('a browser that has filled in by itself', () => {
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });

    it('one press of the log-in button is enough, also when the next document is there at once and the background was asleep until the hand moved', async () => {
      const hand = await stage.begin();
      practice.page(entrance, door);
      practice.page('/coremail/second', second);
      const { id } = await stage.bound(address);
      await hand.page.goto(`https://mail.cqu.edu.cn${entrance}`);
      const place = await hand.see({ selector: hook('enter') });
      await stage.browser.peek(hand.page, fillIn, address, password);
      await stage.browser.killWorker();
      await hand.page.mouse.move(place.x, place.y);
      // Firefox forgets what a document said while the background was still waking, if the document leaves meanwhile.
      if (stage.browser.name === 'firefox')
        await hand.until('the background awake', async () => (await stage.browser.isAwake()) || null);
      // As long as a press of a hand lasts.
      await hand.page.mouse.click(place.x, place.y, { delay: 100 });
      const code = await seeCode(hand, 15_000);
      expect((await stage.entries()).find((entry) => entry.id === id)?.code).toBe(code);
    });
  });
}
