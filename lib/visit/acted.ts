// Has a person really acted here? The browser keeps count; no script of the page can pretend it.

/** True once the user has clicked or typed in this document, or, for a log-in frame, in the page of the same origin around it. */
export function hasActed(window: Window): boolean {
  if (window.navigator.userActivation.hasBeenActive) return true;
  const { parent } = window;
  if (parent === window) return false;
  try {
    return parent.navigator.userActivation.hasBeenActive;
  } catch (error) {
    // A parent of another origin tells nothing.
    if (error instanceof DOMException) return false;
    throw error;
  }
}
