// Who is signing in: what stands in the account box when the user presses the log-in button.

/**
 * Tells each account name the user really signs in with. Listens to clicks and Enter, both the user's own; never reads another box.
 * What stands there when the listening begins is told too where the user has acted before: he may have pressed the button already.
 * @param read what stands in the account box now; empty: nothing or no such box
 */
export function watchAccount(
  document: Document,
  read: () => string,
  tell: (account: string) => void,
  signal: AbortSignal,
  acted: boolean,
): void {
  let told = '';
  const look = () => {
    const account = read().trim().slice(0, 200);
    if (account === '' || account === told) return;
    told = account;
    tell(account);
  };
  const hear = (event: Event) => {
    if (event.isTrusted) look();
  };
  if (acted) look();
  document.addEventListener('click', hear, { capture: true, signal });
  document.addEventListener('change', hear, { capture: true, signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') hear(event);
    },
    { capture: true, signal },
  );
}
