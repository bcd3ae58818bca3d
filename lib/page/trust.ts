// The tick "trust this device": found by its words, read and ticked whatever it is made of.
import { allTextOf, attr, isHtml, isTag, matches, nextOf, parentOf, previousOf, queryAll, tagOf } from './native.ts';
import { elementsSaying, shortTextsOf, wholeTextOf } from './texts.ts';
import type { ShortText } from './texts.ts';
import { isShown } from './visible.ts';

const TRUST =
  /同设备.{0,6}免|免(?:二次|再次|重复)(?:验证|认证)|信任(?:此|该|本|这台|当前)?(?:设备|浏览器|电脑|终端)|(?:设为|添加为|作为)?可信(?:任)?(?:设备|浏览器)|记住(?:此|该|本|这台|当前)(?:设备|浏览器|电脑)|(?:\d+|[一二三七十]+)\s*(?:天|日|周)内?.{0,8}(?:免|不再|无需|不用).{0,4}(?:验证|认证|校验|输入|询问)?|(?:trust|remember) (?:this|my) (?:device|browser|computer)|don.t (?:ask|require|prompt).{0,24}(?:again|device|browser|days)/i;
const HINT = /免|信任|可信|记住|不再|无需|不用|trust|remember|don.t|device|browser/i;
const TICKS = 'input[type="checkbox"],[role="checkbox"],[role="switch"],[class*="check" i],[class*="trust" i]';

/** The tick and what can be done with it. */
export interface TrustTick {
  readonly element: HTMLElement;
  /** The page's own words beside it. */
  readonly caption: string;
}

/** Whether the panel speaks of trusting the device. */
export function trustWords(panel: Element): boolean {
  return TRUST.test((allTextOf(panel) ?? '').slice(0, 2000));
}

/** The visible tick of a page or panel, or null. A real tick box wins over an icon, an icon over the label itself. */
export function findTrustTick(
  root: Document | ShadowRoot | Element,
  texts: readonly ShortText[] = shortTextsOf(root),
): TrustTick | null {
  for (const element of elementsSaying(texts, HINT, (text) => text.length < 60 && TRUST.test(text))) {
    const tick = isShown(element) ? tickOf(element, root) : null;
    if (tick !== null) return { element: tick, caption: wholeTextOf(element) };
  }
  return null;
}

function tickOf(text: Element, root: Node): HTMLElement | null {
  for (let at: Element | null = text, level = 0; at !== null && level < 4 && at !== root; at = parentOf(at), level += 1) {
    const labelled = isTag(at, 'label') ? at.control : null;
    if (isTag(labelled, 'input') && labelled.type === 'checkbox') return labelled;
    const inside = queryAll(at, TICKS).filter((tick) => tick !== at && (isTickBox(tick) || isShown(tick)));
    const beside = [previousOf(at), nextOf(at)].filter((element) => element !== null && matches(element, TICKS));
    const found = [...inside, ...beside].find((tick) => isHtml(tick) && isTick(tick));
    if (isHtml(found)) return found;
    if (isHtml(at) && matches(at, TICKS)) return at;
    if (queryAll(at, 'input').some((input) => !matches(input, '[type="checkbox"],[type="hidden"]'))) return null;
  }
  return isHtml(text) && (tagOf(text) === 'label' || getComputedStyle(text).cursor === 'pointer') ? text : null;
}

function isTickBox(element: Element): boolean {
  return isTag(element, 'input') && element.type === 'checkbox';
}

function isTick(element: HTMLElement): boolean {
  if (isTag(element, 'input')) return element.type === 'checkbox';
  return attr(element, 'role') !== '' || (allTextOf(element) ?? '').trim() === '' || tagOf(element) === 'i';
}

/** Whether the tick is set; null when the page's markup does not say. */
export function isTicked(tick: TrustTick): boolean | null {
  const { element } = tick;
  if (isTag(element, 'input')) return element.checked;
  const inner = queryAll(element, 'input[type="checkbox"]')[0];
  if (isTag(inner, 'input')) return inner.checked;
  const said = attr(element, 'aria-checked');
  if (said !== '') return said === 'true';
  const classes = attr(element, 'class');
  if (/(?:^|[\s_-])(?:checked|active|selected|on|is-checked|ticked)(?:$|[\s_-])/i.test(classes)) return true;
  return /check/i.test(classes) ? false : null;
}

/** Sets the tick by pressing it once, unless it is set already. Returns whether it is set afterwards, null when unknown. */
export function tickTrust(tick: TrustTick): boolean | null {
  const before = isTicked(tick);
  if (before !== true) tick.element.click();
  return isTicked(tick);
}
