// The card of a frame. A frame may be too small for it, so the background has it drawn in the top document.
import type { CardHost } from './card-host.ts';
import type { Ask } from './send.ts';

/** Showing is the background's part: it draws the card whenever it has something for it. */
export function makeFarCard(ask: Ask): CardHost {
  return {
    show: () => undefined,
    hide: () => void ask('card:hide', undefined),
    shown: false,
    isClear: () => false,
  };
}
