// @vitest-environment node
// In Chromium, beside the page's own world: a box put in is noticed at once, one drawn anew at the next frame, even where the page forbids style sheets.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixtureBrowser } from './fixture-pages.ts';

const POLICY = "<meta http-equiv='Content-Security-Policy' content=\"style-src 'none'\">";

let browser: FixtureBrowser;
beforeAll(async () => {
  browser = await FixtureBrowser.start();
}, 60_000);
afterAll(() => browser.close());

/** Looks counted two frames after `act`, on a page that had come to rest. */
const looksAfter = (act: string) => `(async () => {
  document.head.insertAdjacentHTML('beforeend', ${JSON.stringify(POLICY)});
  document.body.insertAdjacentHTML('beforeend', '<dialog><input id="d"></dialog><div id="p"><input></div>');
  const panel = document.getElementById('p');
  panel.hidden = true;
  let looks = 0;
  const stop = mailkeyWatch(() => looks++);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await new Promise((done) => setTimeout(done, 400));
  looks = 0;
  ${act};
  for (let count = 0; count < 3; count += 1) await frame();
  stop();
  return looks;
})()`;

it.each([
  ['a panel is shown', 'panel.hidden = false'],
  ['a dialog is opened', "document.querySelector('dialog').showModal()"],
  ['a box is put in', "document.body.append(document.createElement('input'))"],
])('%s', async (_what, act) => {
  const looks = await browser.open('shape-23-plain-login.html', ([world]) => {
    if (world === undefined) throw new Error('no world');
    return world.evaluate(looksAfter(act));
  });
  expect(looks).toBe(1);
});
