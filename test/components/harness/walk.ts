// Walks through an open view by the Tab key and notes where it stops.
import type { OpenView } from './open-views.ts';

export interface Walked {
  /** Places among all the controls, in the order they were reached. */
  readonly reached: readonly number[];
  /** Controls that were reached without a ring around them, or out of sight. */
  readonly unseen: readonly string[];
  /** How many controls there are. */
  readonly all: number;
}

/** Runs inside the view: everything the Tab key should stop at, in the order of the page; a group of radio buttons counts once. */
function stops(): Element[] {
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
  return [...all].filter(
    (one) =>
      one.tabIndex >= 0 &&
      !one.matches(':disabled, [hidden]') &&
      one.checkVisibility() &&
      !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked),
  );
}

/** Walks once through the view by Tab, or back; answers what was reached and what was reached without a sign for the eye. */
export async function walk(given: OpenView, key: 'Tab' | 'Shift+Tab'): Promise<Walked> {
  await given.view.evaluate(`globalThis.stops = ${stops.toString()}`);
  const { count, first } = await given.view.evaluate((back) => {
    const all = (globalThis as unknown as { stops: () => HTMLElement[] }).stops();
    const begin = back ? all.length - 1 : 0;
    all[begin]?.focus();
    return { count: all.length, first: begin };
  }, key === 'Shift+Tab');
  const reached = [first];
  const unseen: string[] = [];
  for (let step = 1; step < count; step += 1) {
    if (key === 'Shift+Tab') {
      await given.page.keyboard.down('Shift');
      await given.page.keyboard.press('Tab');
      await given.page.keyboard.up('Shift');
    } else await given.page.keyboard.press('Tab');
    const at = await given.view.evaluate(() => {
      const all = (globalThis as unknown as { stops: () => HTMLElement[] }).stops();
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { place: -1, missing: 'nothing' };
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const inSight = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && inSight;
      return { place: all.indexOf(element), missing: isSeen ? null : element.outerHTML.slice(0, 120) };
    });
    reached.push(at.place);
    if (at.missing !== null) unseen.push(at.missing);
  }
  return { reached, unseen, all: count };
}
