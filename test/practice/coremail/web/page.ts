// What the server wrote into the page's `var page`, and small building blocks of the page scripts.
import type { Variant } from '../../variant.ts';
import { className } from './class-names.ts';

export interface PageData {
  readonly sid?: string;
  readonly tempSession?: string;
  readonly loginResultCode?: string;
  readonly qrRefreshMs?: number;
  /** Between two questions for new mail, ms. */
  readonly pollMs?: number;
  readonly state?: { readonly panel: boolean; readonly method: string; readonly account: string };
  readonly variant: Variant;
}

/** The page's own variables. */
export const page = (globalThis as unknown as { page: PageData }).page;

function look(names: string): string {
  return names
    .split(' ')
    .map((name) => className(name, page.variant.classNames))
    .join(' ');
}

type Child = Node | string | null;

/** Makes an element with attributes and children; class names are those of the variant. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, name === 'class' ? look(value) : value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A control that does something when clicked, as the tag the variant asks for. `hook` marks it for tests only. */
export function action(kind: Variant['confirm'], text: string, style: string, act: () => void, hook = ''): HTMLElement {
  const control =
    kind === 'input'
      ? el('input', { type: 'button', class: style, value: text })
      : kind === 'button'
        ? el('button', { type: 'button', class: style }, text)
        : el('a', { href: 'javascript:void(0)', class: style }, text);
  if (hook !== '') control.dataset['practice'] = hook;
  control.addEventListener('click', (event) => {
    event.preventDefault();
    if (!control.hasAttribute('disabled')) act();
  });
  return control;
}

/** A link that does something. */
export function link(text: string, style: string, act: () => void, hook = ''): HTMLElement {
  return action('a', text, style, act, hook);
}

/** Resolves after `ms`. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
