// The switches between second factors: tabs, links, radio buttons or the options of a list.
import { attr, closest, hasAttr, isHtml, isTag, matches, nextOf, parentOf, previousOf, tagOf } from './native.ts';
import { captionOf } from './pieces.ts';
import { elementsSaying, shortTextsOf } from './texts.ts';
import type { ShortText } from './texts.ts';
import { isShown } from './visible.ts';

/** What stands behind a switch. */
export type MethodKind = 'totp' | 'sms' | 'mail-code' | 'mini-program' | 'wechat';

/** One switch; `selected` is null when the page does not say which one is on show. */
export interface MethodTab {
  readonly kind: MethodKind;
  readonly element: HTMLElement;
  readonly caption: string;
  readonly selected: boolean | null;
}

const PREFIX =
  '(?:使用|通过|用|切换(?:到|至|为)?|改用|选择|其他方式[:：]?|验证方式[:：]?|use (?:an? |the |your )?|verify (?:with|by) |switch to )?';
const SUFFIX =
  '(?:二次)?(?:动态)?(?:验证|登录|认证|校验)?(?:码|口令|方式)?(?:验证|登录|认证)?(?: ?(?:verification|code|app|instead|message))*';
const METHODS: readonly (readonly [MethodKind, RegExp])[] = [
  ['mini-program', method('微信小程序|小程序|邮箱安全助手|mini[- ]?program')],
  [
    'totp',
    method(
      '第三方\\s*(?:otp|动态口令|令牌|认证器|验证器)?|(?:第三方)?\\s*otp(?:动态口令)?|动态(?:口令|令牌)|(?:手机|安全)?令牌|(?:google|microsoft|谷歌|微软|身份|手机)?\\s*(?:身份)?(?:验证器|认证器|authenticator)|totp|mfa|谷歌|两步|app\\s*动态码|authentication',
    ),
  ],
  ['sms', method('手机短信|短信|手机(?:号码?)?|簡訊|sms|text message|phone|text')],
  ['mail-code', method('备用邮箱|邮箱|邮件|安全邮箱|密保邮箱|電子郵件|e-?mail')],
  ['wechat', method('微信扫码|微信|扫码|wechat')],
];

function method(words: string): RegExp {
  return new RegExp(`^${PREFIX}\\s*(?:${words})\\s*(?:扫一扫)?${SUFFIX}$`, 'i');
}

const PRESSABLE = '[role="tab"],[role="radio"],[role="option"],[role="button"],a,button,li,label,option,span,div,dt';
const HINT =
  /otp|短信|簡訊|手机|邮|郵|微信|扫码|小程序|口令|令牌|验证器|认证器|第三方|谷歌|两步|mfa|sms|phone|text|mail|wechat|authenticat|动态码/i;

/** Every visible switch of the tree. A strip needs two switches side by side; a single link counts when it says "use … instead". */
export function methodTabsOf(root: Document | ShadowRoot, texts: readonly ShortText[] = shortTextsOf(root)): MethodTab[] {
  const found: MethodTab[] = [];
  const named = elementsSaying(texts, HINT, (text) => kindOf(text) !== null);
  for (const element of named.map(pressableOf)) {
    const caption = element === null ? '' : captionOf(element);
    const kind = kindOf(caption);
    if (element === null || kind === null || found.some((tab) => tab.element === element)) continue;
    if (tagOf(element) === 'option' || isShown(element)) found.push({ kind, element, caption, selected: isSelected(element) });
  }
  const kinds = new Set(found.map(({ kind }) => kind));
  return settle(kinds.size > 1 ? found : found.filter(({ element, caption }) => isSwitchLink(element, caption)));
}

/** The outermost part to press that says nothing but these words, at most three levels out. */
function pressableOf(named: Element): HTMLElement | null {
  let best: HTMLElement | null = null;
  for (let at: Element | null = named, level = 0; at !== null && level < 4; at = parentOf(at), level += 1) {
    if (kindOf(captionOf(at)) === null || at.childElementCount > 3) break;
    if (isHtml(at) && matches(at, PRESSABLE) && isPressable(at)) best = at;
  }
  return best;
}

function kindOf(caption: string): MethodKind | null {
  if (caption === '' || caption.length > 28) return null;
  const words = caption.replace(/[（(].*[)）]$/, '').trim();
  return METHODS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function isSwitchLink(element: Element, caption: string): boolean {
  return /^(?:a|button)$/.test(tagOf(element)) && /使用|切换|改用|通过|其他|instead|switch|^验证码$/i.test(caption);
}

/** Words alone are no switch: it must be a part to press, or stand in a strip that says so. */
function isPressable(element: HTMLElement): boolean {
  const tag = tagOf(element);
  if (tag === 'option') return true;
  if (tag === 'label')
    return isTag(element, 'label') && (element.control === null ? false : /radio/.test(attr(element.control, 'type')));
  if (/^(a|button|input)$/.test(tag) || hasAttr(element, 'role') || hasAttr(element, 'onclick')) return true;
  if (
    closest(
      element,
      '[role="tablist"],[class*="tab" i],[class*="method" i],[class*="switch" i],[class*="type" i],[class*="way" i],[class*="nav" i]',
    ) !== null
  ) {
    return tag === 'li' || isStripItem(element);
  }
  return getComputedStyle(element).cursor === 'pointer';
}

function isStripItem(element: Element): boolean {
  const beside = [previousOf(element), nextOf(element)].filter((item) => item !== null);
  return beside.some((item) => tagOf(item) === tagOf(element) && kindOf(captionOf(item)) !== null);
}

const ON =
  /(?:^|[\s_-])(?:active|actived|selected|current|curr?|cur|on|checked|is-active|sel|focus|now|hover-on|this)(?:$|[\s_-])|(?:active|selected|current|checked)$/i;

function isSelected(element: HTMLElement): boolean | null {
  if (isTag(element, 'option')) return element.selected;
  const radio = isTag(element, 'label') ? element.control : element;
  if (isTag(radio, 'input') && radio.type === 'radio') return radio.checked;
  for (const name of ['aria-selected', 'aria-checked', 'aria-pressed', 'aria-current']) {
    const value = attr(element, name);
    if (value !== '') return value !== 'false';
  }
  const parent = parentOf(element);
  const alone = parent !== null && tagOf(parent) === 'li' ? attr(parent, 'class') : '';
  return ON.test(attr(element, 'class')) || ON.test(alone) ? true : null;
}

/** When exactly one switch of a strip is marked, the others are off. */
function settle(tabs: MethodTab[]): MethodTab[] {
  const marked = tabs.filter(({ selected }) => selected === true);
  if (marked.length !== 1) return tabs;
  return tabs.map((tab) => (tab.selected === null ? { ...tab, selected: false } : tab));
}

/** Presses the switch as a user would: an option is chosen in its list, everything else is clicked. */
export function pressTab(tab: MethodTab): void {
  const { element } = tab;
  const list = isTag(element, 'option') ? closest(element, 'select') : null;
  if (isTag(element, 'option') && isTag(list, 'select')) {
    list.value = element.value;
    list.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    return;
  }
  element.click();
}
