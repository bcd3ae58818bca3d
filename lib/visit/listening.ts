// Whether the larger half of the content script hears what the user does in this document.

/** Scripts of the page have another global object. */
const place: unique symbol = Symbol.for('mailkey.listening');
const here: typeof globalThis & { [place]?: boolean } = globalThis;

/** True from the moment on from which the larger half hears every press. */
export function isListening(): boolean {
  return here[place] === true;
}

/** @param listens false once the visit has ended */
export function noteListening(listens: boolean): void {
  here[place] = listens;
}
