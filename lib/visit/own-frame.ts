// In which frames a visit may begin at all. The background knows the top document and the asking one, only the browser's frame tree knows those between.

/**
 * True for a top document, and for a frame when every frame around it up to the top is of the same origin and none is sandboxed.
 * A stranger between a listed page and a listed frame could cover or move what the user clicks.
 */
export function isOwnFrame(window: Window): boolean {
  for (let at = window; at.parent !== at; at = at.parent) {
    const { frameElement } = at;
    if (frameElement === null || frameElement.hasAttribute('sandbox')) return false;
  }
  return true;
}
