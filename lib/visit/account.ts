// Who is signing in: what stands in the account box when the user presses the log-in button.

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

function hasPassword(document: Document): boolean {
  return [...document.querySelectorAll<HTMLInputElement>('input[type="password"]')].some(({ value }) => value !== '');
}
