// jsdom has no layout: the hidden attribute stands for all that is not drawn, a width and height for the size.

/** Begins that; on elements only, since its absence from all nodes says that there is no layout here. */
export function standInForLayout(): void {
  const isShown = function (this: Element) {
    return this.closest('[hidden]') === null;
  };
  HTMLElement.prototype.checkVisibility = isShown;
  SVGElement.prototype.checkVisibility = isShown;
  HTMLElement.prototype.getBoundingClientRect = function (this: Element) {
    return new DOMRect(0, 0, Number(this.getAttribute('width')), Number(this.getAttribute('height')));
  };
}
