// Small pages for tests that need no layout.

/** Makes `body` the whole page and returns it. */
export function show(body: string): HTMLElement {
  document.body.innerHTML = body;
  return document.body;
}

/** The element the selector names; throws when the test's own page lacks it. */
export function part<T extends Element = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** All inputs of the page in reading order. */
export function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll('input')];
}
