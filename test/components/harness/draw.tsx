// Draws one component into the document, in English unless told, with the page's place for what is said.
import type { ReactNode } from 'react';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { SayProvider } from '../../../components/controls/say.tsx';
import { textsOfMessages } from '../../../components/controls/texts.ts';
import { TextProvider } from '../../../components/controls/translate.tsx';
import { messagesOf } from './messages.ts';

export interface Drawn {
  /** Everything that is to be read. */
  readonly text: () => string;
  /** The control with this name; throws when there is none, or more than one. */
  readonly named: <Control extends Element>(name: string, within?: string) => Control;
  readonly press: (control: HTMLElement) => Promise<void>;
  /** Puts a text into a box, as the browser does for the user. */
  readonly type: (box: HTMLInputElement, text: string) => Promise<void>;
  readonly choose: (select: HTMLSelectElement, value: string) => Promise<void>;
  /** Does something that the page hears of, and waits until it has. */
  readonly after: (begin: () => unknown) => Promise<void>;
  readonly remove: () => Promise<void>;
}

function nameOf(control: Element): string {
  const words = control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.labels?.[0] : control;
  return (control.getAttribute('aria-label') ?? words?.textContent ?? '').trim();
}

export async function draw(view: ReactNode, language: 'zh_CN' | 'en' = 'en'): Promise<Drawn> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const texts = textsOfMessages(await messagesOf(language));
  const home = document.body.appendChild(document.createElement('div'));
  const root = createRoot(home);
  const after = (begin: () => unknown) =>
    act(async () => {
      await begin();
      // Every promise that is kept at once is kept before the next turn.
      await new Promise((resolve) => setTimeout(resolve));
    });
  await after(() =>
    root.render(
      <TextProvider first={texts}>
        <SayProvider>{view}</SayProvider>
      </TextProvider>,
    ),
  );
  return {
    text: () => home.textContent,
    named<Control extends Element>(name: string, within = '') {
      const groups = [...home.querySelectorAll('fieldset')].filter((one) => one.querySelector('legend')?.textContent === within);
      const all = (within === '' ? [home] : groups).flatMap((one) => [
        ...one.querySelectorAll<Control & Element>('input, select, button'),
      ]);
      const found = all.filter((one) => nameOf(one).startsWith(name));
      const [control] = found;
      if (control === undefined || found.length > 1) throw new Error(`${found.length} controls are named ${name}`);
      return control;
    },
    press: (control) => after(() => control.click()),
    type: (box, text) =>
      after(() => {
        // React has its own setter on the element itself.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    choose: (select, value) =>
      after(() => {
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    after,
    async remove() {
      await after(() => root.unmount());
      home.remove();
    },
  };
}
