// Who is signing in: what stands in the account box when the user presses the log-in button.
import type { FieldKind } from '../page/field.ts';
import { lookAtPage } from '../page/look.ts';

/** What goes into a box of the type `password` on some pages and is none. */
const codes: ReadonlySet<FieldKind> = new Set(['totp', 'sms', 'mail-code', 'mini-program', 'recovery', 'code']);

/**
 * Tells each account name the user really signs in with. Listens to presses and Enter, both the user's own; never reads another box.
 * What stands there when the listening begins is told too where the user has acted before: he may have pressed the button already.
 * Where no account can be read, a password that is there to be sent is told as an empty account, once: the next document must know that a person was here.
 * @param read what stands in the account box now; empty: nothing or no such box
 */
export function watchAccount(
  document: Document,
  read: () => string,
  tell: (account: string) => void,
  signal: AbortSignal,
  acted: boolean,
): void {
  let told: string | null = null;
  const look = () => {
    const account = read().trim().slice(0, 200);
    if (account === '' ? told !== null || !hasPassword(document) : account === told) return;
    told = account;
    tell(account);
  };
  const hear = (event: Event) => {
    if (event.isTrusted) look();
  };
  if (acted) look();
  // At both ends of a press: what is said at its end may be lost with the document.
  for (const act of ['pointerdown', 'click', 'change']) document.addEventListener(act, hear, { capture: true, signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') hear(event);
    },
    { capture: true, signal },
  );
}

/** A code on its way to the site begins no log-in: what is known of this one still holds. */
function hasPassword(document: Document): boolean {
  const filled = [...document.querySelectorAll<HTMLInputElement>('input[type="password"]')].filter(({ value }) => value !== '');
  if (filled.length === 0) return false;
  const { fields } = lookAtPage(document, { host: document.location.host });
  const isCode = (box: HTMLInputElement) => fields.some(({ kind, inputs }) => codes.has(kind) && inputs.includes(box));
  return !filled.every(isCode);
}
