// For headings and first fields: where a new part of the page begins, the keyboard and the screen reader begin too.

/** As `ref`: puts the focus on the element when it is drawn. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
