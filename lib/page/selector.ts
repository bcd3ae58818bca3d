// A selector that names one element and no other in its document.
import { attr, isElement, isShadow, parentNodeOf, previousOf, queryAll, rootOf, tagOf } from './native.ts';

/** A CSS selector unique in the element's tree; inside shadow roots the hosts stand before it, joined by ` >>> `. */
export function selectorOf(element: Element): string {
  const root = rootOf(element);
  const own = selectorIn(root, element);
  return isShadow(root) ? `${selectorOf(root.host)} >>> ${own}` : own;
}

function selectorIn(root: Node, element: Element): string {
  const short = shortSelector(element);
  if (short !== null && isUnique(root, short)) return short;
  const steps: string[] = [];
  for (let at: Node | null = element; isElement(at); at = parentNodeOf(at)) {
    const anchor = at === element ? null : shortSelector(at);
    if (anchor !== null && isUnique(root, anchor)) return [anchor, ...steps].join(' > ');
    steps.unshift(`${escaped(tagOf(at))}:nth-of-type(${place(at)})`);
  }
  return steps.join(' > ');
}

function shortSelector(element: Element): string | null {
  const id = attr(element, 'id');
  if (id !== '') return /^[a-z][\w-]*$/i.test(id) ? `#${id}` : `[id="${quoted(id)}"]`;
  const name = attr(element, 'name');
  return name === '' ? null : `${escaped(tagOf(element))}[name="${quoted(name)}"]`;
}

function quoted(text: string): string {
  return text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\a `);
}

function escaped(tag: string): string {
  return tag.replaceAll(/[^\w-]/g, String.raw`\$&`);
}

function isUnique(root: Node, selector: string): boolean {
  return queryAll(root, selector).length === 1;
}

function place(element: Element): number {
  let count = 1;
  for (let before = previousOf(element); before !== null; before = previousOf(before))
    if (tagOf(before) === tagOf(element)) count += 1;
  return count;
}
