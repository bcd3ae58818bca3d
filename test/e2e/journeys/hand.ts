// A user's eyes and hands: looks at what is visible, clicks where it is, types on the keyboard. Never a click made by a script.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { TestBrowser } from '../harness/browser.ts';

/** What to look for: visible elements that match, with exactly this text (or button value) when one is given. */
export type Sight = { readonly selector: string; readonly text?: string };

type Place = { readonly x: number; readonly y: number };

/** Runs inside the page: the middle of the last match that can really be hit, same-origin frames included. */
function locate(selector: string, text: string | null): Place | null {
  function search(root: Document, left: number, top: number): Place | null {
    let found: Place | null = null;
    for (const element of root.querySelectorAll<HTMLElement>(selector)) {
      // By name: the elements of a frame are of other classes.
      const said = element.localName === 'input' ? (element as HTMLInputElement).value : element.textContent;
      if (text !== null && said.trim() !== text) continue;
      element.scrollIntoView({ block: 'nearest' });
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const hit = root.elementFromPoint(x, y);
      if (hit !== null && (element.contains(hit) || hit.contains(element))) found = { x: left + x, y: top + y };
    }
    for (const frame of root.querySelectorAll('iframe')) {
      const inner = frame.contentDocument;
      if (inner === null) continue;
      const box = frame.getBoundingClientRect();
      found = search(inner, left + box.left + frame.clientLeft, top + box.top + frame.clientTop) ?? found;
    }
    return found;
  }
  return search(document, 0, 0);
}

/** Runs inside the page: what a person would tell of it when something does not come. */
function tell(): string {
  const inside = [...document.querySelectorAll('iframe')].flatMap(({ contentDocument }) => contentDocument ?? []);
  const boxes = [document, ...inside]
    .flatMap((root) => [...root.querySelectorAll('input')])
    .filter((box) => box.checkVisibility());
  const held = boxes.map(({ name, type, value }) => `${name || type}: ${value.length} characters`).join(', ');
  const card = document.querySelector(':popover-open') === null ? 'no card' : 'a card';
  const wordsOf = ({ body }: Document) => body.innerText.replaceAll(/\s+/g, ' ').slice(0, 300);
  const framed = inside.map((root) => `, in a frame ${root.location.pathname} «${wordsOf(root)}»`).join('');
  return `${location.host}${location.pathname}, ${document.visibilityState}, ${card}, boxes [${held}], text «${wordsOf(document)}»${framed}`;
}

export class Hand {
  readonly browser: TestBrowser;
  readonly page: Page;

  constructor(browser: TestBrowser, page: Page) {
    this.browser = browser;
    this.page = page;
  }

  /** Where it is now; null when it is not to be seen. A page that is just changing shows nothing. */
  async find({ selector, text }: Sight): Promise<Place | null> {
    return this.browser.peek(this.page, locate, selector, text ?? null).catch(() => null);
  }

  /** Waits until `look` gives something other than null, undefined or false; throws with `what` after `limitMs`. */
  async until<Seen>(what: string, look: () => Promise<Seen | null | undefined | false>, limitMs = 15_000): Promise<Seen> {
    for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(30)) {
      const seen = await look();
      if (seen !== null && seen !== undefined && seen !== false) return seen;
    }
    const instead = await this.browser.peek(this.page, tell).catch((error: unknown) => `nothing to be seen: ${String(error)}`);
    throw new Error(`${what}: not seen within ${limitMs / 1000} s; instead ${instead}`);
  }

  see(sight: Sight, limitMs?: number): Promise<Place> {
    return this.until(sight.text ?? sight.selector, () => this.find(sight), limitMs);
  }

  /** Where it has come to rest: a page that is just being drawn moves its parts away from under a hand. */
  async #reach(sight: Sight): Promise<Place> {
    for (let last = await this.see(sight); ;) {
      const now = await this.see(sight);
      if (now.x === last.x && now.y === last.y) return now;
      last = now;
    }
  }

  async click(sight: Sight): Promise<void> {
    const { x, y } = await this.#reach(sight);
    await this.page.mouse.click(x, y);
  }

  /** By the page itself: the driver's own way of loading anew takes a request that is broken off meanwhile for a failure (Firefox). */
  async loadAnew(): Promise<void> {
    const begun = await this.browser.peek(this.page, () => performance.timeOrigin);
    await this.browser.peek(this.page, () => void setTimeout(() => location.reload()));
    const now = () => this.browser.peek(this.page, () => performance.timeOrigin).catch(() => begun);
    await this.until('the next document', async () => (await now()) !== begun);
  }

  /** Clicks into a box and types over what it holds. */
  async type(sight: Sight, text: string): Promise<void> {
    const { x, y } = await this.#reach(sight);
    await this.page.mouse.click(x, y, { count: 3 });
    await this.page.keyboard.type(text);
  }
}
