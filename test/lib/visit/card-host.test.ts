// @vitest-environment jsdom
// The card's place in the page: closed to the page, and clear only while nothing was done to it. jsdom has no top layer and no layout: both are stood in for here.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { makeCardHost } from '../../../lib/visit/card-host.ts';
import { show } from '../page/html.ts';

let open: Set<Element>;
let covered: Element | null;
let place: DOMRect;
let roots: Map<Element, ShadowRoot>;
const matches = Element.prototype.matches;
const find = Document.prototype.querySelectorAll;
const attachShadow = Element.prototype.attachShadow;

/** The host element of the card in the page. */
function host(): HTMLElement {
  const found = [...document.documentElement.children].at(-1);
  if (!(found instanceof HTMLElement) || !found.hasAttribute('popover')) throw new Error('no card in the page');
  return found;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  show('<main></main>');
  open = new Set();
  covered = null;
  place = new DOMRect(900, 500, 380, 260);
  roots = new Map();
  HTMLElement.prototype.showPopover = function (this: HTMLElement) {
    open.add(this);
  };
  Element.prototype.matches = function (this: Element, selector: string) {
    return selector === ':popover-open' ? open.has(this) : matches.call(this, selector);
  } as Element['matches'];
  const topLayer = (selector: string) => selector.endsWith(':modal');
  const findOpen = function (this: Document, selector: string) {
    const modals = () => [...open].filter((one) => selector.includes('popover') || one.localName === 'dialog');
    return topLayer(selector) ? modals() : find.call(this, selector);
  };
  Document.prototype.querySelectorAll = findOpen as unknown as Document['querySelectorAll'];
  Element.prototype.getBoundingClientRect = () => place;
  document.elementFromPoint = () => covered ?? host();
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, init);
    roots.set(this, root);
    return root;
  };
  vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: () => null } });
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, {
    getURL: (path: string) => `chrome-extension://own-id${path}`,
    getManifest: () => ({ name: 'Mailkey' }),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Element.prototype.matches = matches;
  Document.prototype.querySelectorAll = find;
  Element.prototype.attachShadow = attachShadow;
  document.documentElement.removeAttribute('style');
  for (const element of document.querySelectorAll('[popover]')) element.remove();
});

/** The name of the drawing, as the card in it reads it in its own address. */
const drawn = () => new URL(roots.get(host())?.querySelector('iframe')?.src ?? '').hash.slice(1);

const settled = () => {
  const card = makeCardHost(document);
  card.show();
  vi.advanceTimersByTime(600);
  return card;
};

describe('the card', () => {
  it('adds nothing to the page before it is shown', () => {
    const before = document.documentElement.outerHTML;
    const card = makeCardHost(document);
    expect([card.shown, card.isClear(''), document.documentElement.outerHTML]).toEqual([false, false, before]);
  });

  it('is a named frame of ours in a root that the page cannot enter', () => {
    const card = makeCardHost(document);
    card.show();
    expect(host().shadowRoot).toBeNull();
    const frame = roots.get(host())?.querySelector('iframe');
    expect([frame?.src.split('#')[0], frame?.title]).toEqual(['chrome-extension://own-id/card.html', 'Mailkey']);
    expect(card.shown).toBe(true);
  });

  it('is put in anew each time, never twice', () => {
    const card = makeCardHost(document);
    card.show();
    const first = host();
    card.show();
    expect(first.isConnected).toBe(false);
    expect(document.querySelectorAll('[popover]')).toHaveLength(1);
    card.hide();
    expect([card.shown, document.querySelectorAll('[popover]').length]).toEqual([false, 0]);
  });

  it('goes into a modal dialog, outside of which nothing can be clicked', () => {
    show('<dialog></dialog>');
    const dialog = document.querySelector('dialog');
    if (dialog === null) throw new Error('no dialog');
    open.add(dialog);
    makeCardHost(document).show();
    expect(dialog.querySelector('[popover]')).not.toBeNull();
  });
});

describe('the card is clear', () => {
  it('half a second after it was shown, not sooner', () => {
    const card = makeCardHost(document);
    card.show();
    vi.advanceTimersByTime(450);
    expect(card.isClear(drawn())).toBe(false);
    vi.advanceTimersByTime(200);
    expect(card.isClear(drawn())).toBe(true);
  });

  it.each([
    ['faded', () => host().style.setProperty('opacity', '0.5', 'important')],
    ['made invisible', () => host().style.setProperty('visibility', 'hidden', 'important')],
    ['filtered', () => host().style.setProperty('filter', 'blur(9px)', 'important')],
    ['transformed', () => host().style.setProperty('transform', 'scale(0.01)', 'important')],
    ['clipped', () => host().style.setProperty('clip-path', 'inset(50%)', 'important')],
    ['blended', () => host().style.setProperty('mix-blend-mode', 'difference', 'important')],
    ['made dead to clicks', () => host().style.setProperty('pointer-events', 'none', 'important')],
    ['taken out', () => host().remove()],
    ['closed', () => open.clear()],
    ['hidden with the whole root', () => document.documentElement.style.setProperty('opacity', '0')],
    ['filtered with the whole root', () => document.documentElement.style.setProperty('filter', 'blur(9px)')],
    ['covered', () => (covered = document.body)],
    ['under something else in the top layer', () => open.add(document.body.appendChild(document.createElement('p')))],
  ])('not when it was %s', (_what, attack) => {
    const card = settled();
    expect(card.isClear(drawn())).toBe(true);
    const name = drawn();
    attack();
    expect(card.isClear(name)).toBe(false);
  });

  it('not for a press on another drawing of it: before this one, or in another document', () => {
    const card = settled();
    const before = drawn();
    open.clear();
    card.show();
    vi.advanceTimersByTime(600);
    expect([card.isClear(drawn()), card.isClear(before), card.isClear('')]).toEqual([true, false, false]);
    open.clear();
    const other = settled();
    expect([other.isClear(drawn()), other.isClear(before)]).toEqual([true, false]);
  });

  it('not when something in a closed root of the page lies over it', () => {
    const card = settled();
    const main = document.querySelector('main');
    if (main === null) throw new Error('no main');
    const over = document.createElement('p');
    const root = main.attachShadow({ mode: 'closed' });
    root.append(over);
    root.querySelectorAll = ((selector: string) =>
      selector === '*' ? [over] : [over]) as unknown as ShadowRoot['querySelectorAll'];
    expect(card.isClear(drawn())).toBe(true);
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: (of: Element) => (of === main ? root : null) } });
    expect(card.isClear(drawn())).toBe(false);
  });

  it('also beside drawings, of which the browser tells no root but throws', () => {
    document.querySelector('main')?.append(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const strict = (of: Element) => {
      if (of.localName === 'svg') throw new TypeError('no element of HTML');
      return null;
    };
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: strict } });
    expect(settled().isClear(drawn())).toBe(true);
  });

  it('not for half a second after something in a closed root lay over it, although looking for that is slow and so done less often', () => {
    let searches = 0;
    let over: ShadowRoot | null = null;
    const slow = (of: Element) => {
      if (of.localName !== 'main') return null;
      searches += 1;
      vi.advanceTimersByTime(40);
      return over;
    };
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: slow } });
    const card = settled();
    searches = 0;
    vi.advanceTimersByTime(1_000);
    expect(searches).toBeGreaterThanOrEqual(2);
    expect(searches).toBeLessThanOrEqual(4);
    const main = document.querySelector('main');
    if (main === null) throw new Error('no main');
    over = main.attachShadow({ mode: 'closed' });
    const cover = document.createElement('p');
    over.append(cover);
    over.querySelectorAll = ((selector: string) =>
      selector === '*' ? [] : [cover]) as unknown as ShadowRoot['querySelectorAll'];
    vi.advanceTimersByTime(400);
    over = null;
    vi.advanceTimersByTime(450);
    expect(card.isClear(drawn())).toBe(false);
    vi.advanceTimersByTime(700);
    expect(card.isClear(drawn())).toBe(true);
  });

  it('not while the page animates a change of views', () => {
    const card = settled();
    Object.assign(document, { activeViewTransition: {} });
    expect(card.isClear(drawn())).toBe(false);
    Reflect.deleteProperty(document, 'activeViewTransition');
  });

  it('again only half a second after the attack has ended', () => {
    const card = settled();
    covered = document.body;
    vi.advanceTimersByTime(100);
    covered = null;
    vi.advanceTimersByTime(450);
    expect(card.isClear(drawn())).toBe(false);
    vi.advanceTimersByTime(200);
    expect(card.isClear(drawn())).toBe(true);
  });

  it('not when it was moved under the pointer a moment ago', () => {
    const card = settled();
    place = new DOMRect(100, 100, 380, 260);
    vi.advanceTimersByTime(100);
    expect(card.isClear(drawn())).toBe(false);
    vi.advanceTimersByTime(600);
    expect(card.isClear(drawn())).toBe(true);
  });
});
