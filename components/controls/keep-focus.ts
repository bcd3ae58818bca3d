// Keeps the keyboard's place: when the control that had the focus leaves the page, the nearest one that is left gets it.

/** A code first: it is what somebody came for. */
const firstChoice = '[data-main][tabindex="0"]';
const reachable = [
  'a[href]',
  'button:not([tabindex="-1"], :disabled)',
  'input:not([hidden], :disabled)',
  'select',
  'textarea',
  'summary',
].join(', ');

function pathOf(element: Element): readonly Element[] {
  const path = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) path.push(one);
  return path;
}

/** From now on. Before the user has put the focus somewhere himself, and after he has taken it away, nothing is moved. */
export function keepFocus(page: Document): void {
  let path: readonly Element[] = [];
  const isLost = () => page.activeElement === page.body || page.activeElement === null;
  page.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? pathOf(target) : [];
  });
  page.addEventListener('focusout', () => {
    // Only afterwards is it known whether the control has lost the focus or has gone with it.
    queueMicrotask(() => {
      if (isLost() && path[0]?.isConnected === true) path = [];
    });
  });
  new MutationObserver(() => {
    if (path.length === 0 || path[0]?.isConnected === true || !isLost()) return;
    for (const home of path.filter((one) => one.isConnected)) {
      const next = home.querySelector<HTMLElement>(firstChoice) ?? home.querySelector<HTMLElement>(reachable);
      next?.focus();
      if (!isLost()) return;
    }
    path = [];
  }).observe(page.body, { childList: true, subtree: true });
}
