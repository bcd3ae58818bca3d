// Reads the tree through the prototypes' own getters: a form or a document with a part named `children` or `action` would answer wrongly.

function getterOf<T>(prototype: () => object, name: string): (target: object) => T {
  let get: (() => unknown) | undefined;
  return (target) => {
    get ??= Object.getOwnPropertyDescriptor(prototype(), name)?.get;
    return get?.call(target) as T;
  };
}

/** Parent node of an element or text, null at the top of a tree. */
export const parentNodeOf = getterOf<Node | null>(() => Node.prototype, 'parentNode');
/** Parent element, null at the top of a document or shadow root. */
export const parentOf = getterOf<Element | null>(() => Node.prototype, 'parentElement');
/** All text below a node, hidden parts and scripts included. */
export const allTextOf = getterOf<string | null>(() => Node.prototype, 'textContent');
/** Next sibling element or null. */
export const nextOf = getterOf<Element | null>(() => Element.prototype, 'nextElementSibling');
/** Previous sibling element or null. */
export const previousOf = getterOf<Element | null>(() => Element.prototype, 'previousElementSibling');
/** Next sibling of any kind or null. */
export const nextNodeOf = getterOf<ChildNode | null>(() => Node.prototype, 'nextSibling');
/** Previous sibling of any kind or null. */
export const previousNodeOf = getterOf<ChildNode | null>(() => Node.prototype, 'previousSibling');
/** Tag name in lower case. */
export const tagOf = getterOf<string>(() => Element.prototype, 'localName');
/** Open shadow root or null. */
export const shadowOf = getterOf<ShadowRoot | null>(() => Element.prototype, 'shadowRoot');
/** Whether the node still stands in a document. */
export const isConnected = getterOf<boolean>(() => Node.prototype, 'isConnected');
/** Absolute address a form posts to; the document's own address when it names none. */
export const formActionOf = getterOf<string>(() => HTMLFormElement.prototype, 'action');
/** The document a node belongs to. */
export const documentOf = getterOf<Document>(() => Node.prototype, 'ownerDocument');

/** An attribute's value, empty when absent. */
export function attr(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? '';
}

/** Whether the attribute stands there at all. */
export function hasAttr(element: Element, name: string): boolean {
  return Element.prototype.hasAttribute.call(element, name);
}

/** Whether `inner` is `outer` or stands inside it (shadow trees do not count). */
export function contains(outer: Node, inner: Node): boolean {
  return Node.prototype.contains.call(outer, inner);
}

/** The topmost node of the tree the node stands in: a document or a shadow root. */
export function rootOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node);
}

/** All elements below `root` matching the selector, in document order, as they are now. */
export function queryAll(root: Node, selector: string): Element[] {
  return [...listOf(root, selector)];
}

/** Whether there is one at all: no list is made, and no element of it. */
export function hasAny(root: Node, selector: string): boolean {
  return ownerOf(root).querySelector.call(root as Parent, selector) !== null;
}

type Parent = Element & Document & DocumentFragment;

function listOf(root: Node, selector: string): NodeListOf<Element> {
  return ownerOf(root).querySelectorAll.call(root as Parent, selector);
}

function ownerOf({ nodeType }: Node): ParentNode {
  return nodeType === 9 ? Document.prototype : nodeType === 11 ? DocumentFragment.prototype : Element.prototype;
}

/** The element itself or its nearest ancestor matching the selector, within one tree. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** Whether the element matches the selector. */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** The element's box in the viewport, in CSS pixels. */
export function rectOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

const nodeTypeOf = getterOf<number>(() => Node.prototype, 'nodeType');
const namespaceOf = getterOf<string | null>(() => Element.prototype, 'namespaceURI');

// Never by class: what a page has moved here from another document keeps the classes of that one.

/** Whether the node is an element. */
export function isElement(node: Node | null | undefined): node is Element {
  return node !== null && node !== undefined && nodeTypeOf(node) === 1;
}

/** Whether the node is an element of HTML. */
export function isHtml(node: Node | null | undefined): node is HTMLElement {
  return isElement(node) && namespaceOf(node) === 'http://www.w3.org/1999/xhtml';
}

/** Whether the node is an element of HTML with this tag. */
export function isTag<Tag extends keyof HTMLElementTagNameMap>(
  node: Node | null | undefined,
  tag: Tag,
): node is HTMLElementTagNameMap[Tag] {
  return isHtml(node) && tagOf(node) === tag;
}

/** Whether the node is the top of a shadow tree. */
export function isShadow(node: Node | null): node is ShadowRoot {
  return node !== null && nodeTypeOf(node) === 11 && 'host' in node;
}

/** Whether the node is a document. */
export function isDocument(node: Node): node is Document {
  return nodeTypeOf(node) === 9;
}

/** The document and every open shadow root below it, in document order. Frames are left to their own script. */
export function treesOf(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const trees: (Document | ShadowRoot)[] = [root];
  const elements = listOf(root, '*');
  for (let index = 0; index < elements.length; index += 1) {
    const shadow = shadowOf(elements[index] as Element);
    if (shadow !== null && shadow !== undefined) trees.push(...treesOf(shadow));
  }
  return trees;
}

/** The parent, or the host when the parent is a shadow root; null at the top of the document. */
export function composedParentOf(element: Element): Element | null {
  const parent = parentNodeOf(element);
  if (isShadow(parent)) return parent.host;
  return parentOf(element);
}

/** Visits the nodes below `top` from `start` on, forwards or backwards, until `visit` answers false. */
export function walk(top: Node, start: Node, forwards: boolean, visit: (node: Node) => boolean): void {
  const walker = Document.prototype.createTreeWalker.call(documentOf(top), top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = start;
  for (let node = forwards ? walker.nextNode() : walker.previousNode(); node !== null;) {
    if (!visit(node)) return;
    node = forwards ? walker.nextNode() : walker.previousNode();
  }
}

/** Elements whose id is `id` in the tree of `node`. */
export function byId(node: Node, id: string): Element | null {
  return queryAll(rootOf(node), `[id="${id.replaceAll(/["\\]/g, '\\$&')}"]`)[0] ?? null;
}
