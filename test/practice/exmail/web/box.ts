// Dialogs of the settings: in the frame, in the page, or above everything in the top document; and questions before a change.
import { find, page } from './page.ts';

export interface Box {
  readonly content: HTMLElement;
  close(): void;
}

/** An element with children; `hook` marks it for tests only. */
export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  look: string,
  hook = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = look;
  if (hook !== '') element.dataset['practice'] = hook;
  element.append(...children);
  return element;
}

/** A control that does something, as the tag the variant asks for. */
export function control(words: string, hook: string, act: () => void): HTMLElement {
  const { submitButton } = page.variant;
  const element = submitButton === 'input' ? made('input', 'btn', hook) : made(submitButton, 'btn', hook, words);
  if (element instanceof HTMLInputElement) Object.assign(element, { type: 'button', value: words });
  element.addEventListener('click', (event) => {
    event.preventDefault();
    act();
  });
  return element;
}

/** Opens one; `inline` names the place in the page it goes to where the variant wants it there. */
export function openBox(place: 'dialog' | 'inline' | 'top dialog', inline: string, title: string): Box {
  const content = made('div', 'qmbox_content');
  if (place === 'inline') {
    const home = find(`[data-practice=${inline}]`) ?? document.body;
    home.replaceChildren(made('b', '', '', title), content);
    return { content, close: () => home.replaceChildren() };
  }
  const body = (place === 'top dialog' ? window.top?.document.body : null) ?? document.body;
  const box = made('div', 'qmbox', 'box', made('h4', '', '', title), content);
  const mask = made('div', 'mask');
  body.append(mask, box);
  return {
    content,
    close: () => {
      box.remove();
      mask.remove();
    },
  };
}

/** Asks before a change, in the way the variant has for it; whether the user wants it. */
export function askBack(kind: 'confirm' | 'dialog' | 'no question', words: string): Promise<boolean> {
  if (kind !== 'dialog') return Promise.resolve(kind === 'no question' || window.confirm(words));
  return new Promise((resolve) => {
    const box = openBox('dialog', '', '提示');
    const end = (answer: boolean) => () => {
      box.close();
      resolve(answer);
    };
    box.content.append(made('p', '', '', words), control('确定', 'yes', end(true)), control('取消', 'no', end(false)));
  });
}

/** Says something where the variant has it. */
export function say(words: string): void {
  const { savedAs } = page.variant;
  const line = find('[data-practice=saved]') ?? find('[data-practice=settings]')?.insertBefore(made('p', '', 'saved'), null);
  if (savedAs === 'line' && line !== undefined) {
    line.textContent = words;
    return;
  }
  const body = (savedAs === 'top toast' ? window.top?.document.body : null) ?? document.body;
  const shown = made('div', 'toast', 'toast', words);
  body.append(shown);
  setTimeout(() => shown.remove(), 2000);
}
