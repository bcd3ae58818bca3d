// Who is signing in: what stands in the account box when the user presses the log-in button.

/**
 * Tells each account name the user really signs in with. Listens to clicks and Enter, both the user's own; never reads another box.
 * @param read what stands in the account box now; empty: nothing or no such box
 */
export function watchAccount(document: Document, read: () => string, tell: (account: string) => void, signal: AbortSignal): void {
  let told = '';
  const look = (event: Event) => {
    if (!event.isTrusted) return;
    const account = read().trim().slice(0, 200);
    if (account === '' || account === told) return;
    told = account;
    tell(account);
  };
  document.addEventListener('click', look, { capture: true, signal });
  document.addEventListener('change', look, { capture: true, signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') look(event);
    },
    { capture: true, signal },
  );
}
