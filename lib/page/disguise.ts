// Why a box must not get a code although it is there: hidden, faint, tiny, cut off, out of reach. Only what can be measured counts.
import { closest, composedParentOf, hasAttr, queryAll, rectOf, rootOf } from './native.ts';
import { hasLayout, isVisible, MIN_OPACITY, opacityOf } from './visible.ts';

const MIN_WIDTH = 20;
const MIN_DIGIT_WIDTH = 10;
const MIN_HEIGHT = 10;

/** One word for what is wrong with the box as it is drawn now, or null. `single` allows the narrow boxes of one digit each. */
export function disguiseOf(input: HTMLInputElement, single: boolean): string | null {
  if (!isVisible(input)) return 'not drawn';
  if (closest(input, '[inert]') !== null) return 'inert';
  if (!hasLayout()) return null;
  const rect = rectOf(input);
  if (rect.width < (single ? MIN_DIGIT_WIDTH : MIN_WIDTH) || rect.height < MIN_HEIGHT) return 'too small';
  if (opacityOf(input) < MIN_OPACITY) return 'transparent';
  const shown = shownPart(input, rect);
  if (shown.width * shown.height < rect.width * rect.height * 0.5) return shown.why;
  return faintOf(input);
}

type Part = { left: number; top: number; right: number; bottom: number };

/** What is left of the box after every clipping ancestor and the scrollable page have cut it. */
function shownPart(input: Element, rect: DOMRect): { width: number; height: number; why: string } {
  let part = toPart(rect);
  let fixed = false;
  let scrolled = false;
  let leftFlow = false;
  for (let at: Element | null = input; at !== null; at = composedParentOf(at)) {
    const style = getComputedStyle(at);
    const box = rectOf(at);
    if (isFiltered(style)) return { width: 0, height: 0, why: 'filtered' };
    part = cut(part, ownCut(style, box));
    const inFlow = !fixed && !(leftFlow && style.position === 'static');
    if (at !== input && inFlow && clips(at, style)) {
      part = cut(part, reachable(at, box));
      scrolled ||= /auto|scroll/.test(style.overflowX + style.overflowY) && at.scrollHeight > at.clientHeight;
    }
    fixed ||= style.position === 'fixed';
    leftFlow = style.position === 'absolute' || (leftFlow && style.position === 'static');
  }
  const inside = cut(part, !fixed ? wholePage() : scrolled ? part : viewport());
  const why = size(inside) < size(part) ? 'off screen' : 'clipped';
  return { width: Math.max(0, inside.right - inside.left), height: Math.max(0, inside.bottom - inside.top), why };
}

function isFiltered(style: CSSStyleDeclaration): boolean {
  if (/blur\((?:[3-9]|\d{2,})|brightness\((?:0\)|0\.[0-2]|[3-9]|\d\d)|contrast\(0\)/.test(style.filter)) return true;
  return /gradient|url/.test(style.maskImage ?? '');
}

function ownCut(style: CSSStyleDeclaration, box: DOMRect): Part {
  if (style.clipPath !== 'none' && style.clipPath !== '') return clipBox(style.clipPath, box);
  if (style.clip.startsWith('rect') && /absolute|fixed/.test(style.position)) return clipRect(style.clip, box);
  return { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
}

function clips(element: Element, style: CSSStyleDeclaration): boolean {
  if (element === document.documentElement || element === document.body || style.display === 'inline') return false;
  return /hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY) || /paint|strict|content/.test(style.contain);
}

const size = (part: Part) => Math.max(0, part.right - part.left) * Math.max(0, part.bottom - part.top);

function cut(a: Part, b: Part): Part {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** A box that hides its overflow can still be scrolled by focus within its own scroll area. */
function reachable(element: Element, box: DOMRect): Part {
  if (box.width < 1 || box.height < 1) return { left: 0, top: 0, right: 0, bottom: 0 };
  return {
    left: box.left - element.scrollLeft,
    top: box.top - element.scrollTop,
    right: box.left - element.scrollLeft + Math.max(box.width, element.scrollWidth),
    bottom: box.top - element.scrollTop + Math.max(box.height, element.scrollHeight),
  };
}

function viewport(): Part {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

function wholePage(): Part {
  const page = document.documentElement;
  const width = Math.max(page.scrollWidth, innerWidth);
  const height = Math.max(page.scrollHeight, innerHeight);
  return { left: -scrollX, top: -scrollY, right: width - scrollX, bottom: height - scrollY };
}

function clipRect(clip: string, box: DOMRect): Part {
  const edge = clip.replace(/^rect\(|\)$/g, '').split(/[ ,]+/);
  const at = (index: number, auto: number) => (edge[index] === 'auto' ? auto : Number.parseFloat(edge[index] ?? '0'));
  return {
    top: box.top + at(0, 0),
    right: box.left + at(1, box.width),
    bottom: box.top + at(2, box.height),
    left: box.left + at(3, 0),
  };
}

function clipBox(clip: string, box: DOMRect): Part {
  const inset = /^inset\(([^)]*?)(?: round.*)?\)/.exec(clip);
  if (!inset) {
    const radius = /^(?:circle|ellipse)\(([\d.]+)(px|%)/.exec(clip);
    const grown = radius === null || Number(radius[1]) >= (radius[2] === '%' ? 50 : box.height / 2);
    const polygon = clip.startsWith('polygon(') && polygonArea(clip, box) < 0.5;
    return grown && !polygon ? box : { ...toPart(box), right: box.left };
  }
  const sides = (inset[1] ?? '').trim().split(/\s+/);
  const side = (index: number, length: number) => {
    const text = sides[index] ?? sides[index - 2] ?? sides[0] ?? '0';
    return text.endsWith('%') ? (Number.parseFloat(text) / 100) * length : Number.parseFloat(text);
  };
  return {
    top: box.top + side(0, box.height),
    right: box.right - side(1, box.width),
    bottom: box.bottom - side(2, box.height),
    left: box.left + side(3, box.width),
  };
}

const toPart = (box: DOMRect): Part => ({ left: box.left, top: box.top, right: box.right, bottom: box.bottom });

/** Share of the box's area a polygon leaves, 0 to 1. */
function polygonArea(clip: string, box: DOMRect): number {
  const points = [...clip.matchAll(/([\d.-]+)(%|px)?\s+([\d.-]+)(%|px)?/g)].map((match) => [
    match[2] === '%' ? Number(match[1]) / 100 : Number(match[1]) / box.width,
    match[4] === '%' ? Number(match[3]) / 100 : Number(match[3]) / box.height,
  ]);
  let twice = 0;
  points.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? [];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

/** Text that cannot be read: no colour, the colour of the ground, no size. Drawn cells beside a see-through box make it readable. */
function faintOf(input: HTMLInputElement): string | null {
  const style = getComputedStyle(input);
  if (Number.parseFloat(style.fontSize) < 6) return 'tiny text';
  const fill = style.getPropertyValue('-webkit-text-fill-color');
  const ink = colour(fill === '' ? style.color : fill);
  if (ink === null) return null;
  if (ink.alpha < 0.3) return hasCells(input) ? null : 'colourless';
  const ground = groundOf(input);
  if (ground === null) return null;
  const near = Math.max(...[0, 1, 2].map((index) => Math.abs((ink.rgb[index] ?? 0) - (ground[index] ?? 0)))) < 12;
  return near && !hasCells(input) ? 'colourless' : null;
}

function colour(text: string): { rgb: number[]; alpha: number } | null {
  const match = /^rgba?\(([^)]+)\)$/.exec(text);
  if (!match) return text === 'transparent' ? { rgb: [0, 0, 0], alpha: 0 } : null;
  const parts = (match[1] ?? '').split(/[\s,/]+/).map(Number);
  return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
}

function groundOf(input: Element): number[] | null {
  for (let at: Element | null = input; at !== null; at = composedParentOf(at)) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') return null;
    const ground = colour(style.backgroundColor);
    if (ground !== null && ground.alpha > 0.9) return ground.rgb;
    if (ground !== null && ground.alpha > 0) return null;
  }
  return null;
}

/** Whether at least four drawn cells of equal height stand under the box: one real input over styled digits. */
function hasCells(input: Element): boolean {
  const parent = composedParentOf(input);
  if (parent === null || hasAttr(parent, 'hidden')) return false;
  const area = rectOf(input);
  const cells = queryAll(parent, 'span,div,li,i,b').filter((element) => {
    const box = rectOf(element);
    const inside = box.left >= area.left - 4 && box.right <= area.right + 4 && Math.abs(box.top - area.top) < area.height;
    return inside && box.width >= MIN_DIGIT_WIDTH && box.width < area.width / 3 && box.height >= MIN_HEIGHT && isVisible(element);
  });
  return cells.length >= 4 && opacityOf(parent) >= MIN_OPACITY && rootOf(parent) === rootOf(input);
}
