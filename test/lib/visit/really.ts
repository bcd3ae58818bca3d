// Acts of a person: the browser marks its own events as trusted, and a script cannot; here the mark is set inside jsdom.

import { createRequire } from 'node:module';

type Inside = { isTrusted: boolean; _dispatch(event: Inside): boolean };
const { implForWrapper } = createRequire(import.meta.url)('jsdom/lib/generated/idl/utils.js') as {
  /** The object jsdom keeps behind an event or node. */
  implForWrapper(of: object): Inside;
};

/** Dispatches the event as if a person had caused it. */
export function really(target: EventTarget, event: Event): void {
  const one = implForWrapper(event);
  one.isTrusted = true;
  implForWrapper(target)._dispatch(one);
}

/** A person's click. */
export function clickReally(target: Element): void {
  really(target, new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
}

/** A person's key press. */
export function pressReally(target: Element, key: string): void {
  really(target, new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
}
