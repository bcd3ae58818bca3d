// Decides whether a press on a button of the card is a real one, by a person who could see the button. The page around the card is not trusted.

/**
 * `yes`: act. `too-soon`: in sight for less than half a second, so nobody can have read it. `covered`: the browser says that something lies over it.
 * `not-real`: made by a script, or the frame is neither in sight nor in use.
 */
export type GateVerdict = 'yes' | 'too-soon' | 'covered' | 'not-real';

export interface Gate {
  /** Watches a button from the moment it is drawn; returns how to stop. */
  watch(button: Element): () => void;
  judge(event: MouseEvent, button: Element): GateVerdict;
  /** Whether the browser tells when something lies over a button (Chromium's does). Where it does not, nothing lasting is decided in the card. */
  readonly seesCovers: boolean;
}

/** A button counts only after it has been in full sight for this long. */
export const sightMs = 500;
/** The shortest delay Chromium allows for tracked visibility. */
const trackDelayMs = 100;

interface Sight {
  /** Null: covered, or not looked at yet. */
  since: number | null;
  /** The browser has said how things are since the button was drawn, or scrolled into sight. */
  known: boolean;
}

/** @param page the window of the card; its `IntersectionObserver` tells in Chromium whether an element is really visible, in Firefox it cannot. */
export function createGate(page: Window & typeof globalThis): Gate {
  const sights = new WeakMap<Element, Sight>();
  const observer = trackingObserver(page, (button, part, visible) => {
    const sight = sights.get(button);
    if (sight === undefined) return;
    if (!visible || part < 0.9) sight.since = null;
    else sight.since ??= page.performance.now();
    sight.known = part > 0;
  });
  return {
    seesCovers: observer !== null,
    watch(button) {
      sights.set(button, observer === null ? { since: page.performance.now(), known: true } : { since: null, known: false });
      observer?.observe(button);
      return () => {
        sights.delete(button);
        observer?.unobserve(button);
      };
    },
    judge(event, button) {
      const { document, performance } = page;
      if (!event.isTrusted || document.visibilityState !== 'visible' || !document.hasFocus()) return 'not-real';
      if (event.detail > 0 && !isUnderPointer(document, event, button)) return 'not-real';
      const sight = sights.get(button);
      if (sight === undefined) return 'not-real';
      if (!sight.known) return 'too-soon';
      if (sight.since === null) return 'covered';
      return performance.now() - sight.since >= sightMs ? 'yes' : 'too-soon';
    },
  };
}

/** A press by keyboard or screen reader has no place; one by pointer must be on the button. */
function isUnderPointer(document: Document, event: MouseEvent, button: Element): boolean {
  const top = document.elementFromPoint(event.clientX, event.clientY);
  return top !== null && button.contains(top);
}

/** Null where the browser cannot tell whether an element is covered. */
function trackingObserver(
  page: Window & typeof globalThis,
  seen: (button: Element, part: number, visible: boolean) => void,
): IntersectionObserver | null {
  const { IntersectionObserver: Observer, IntersectionObserverEntry: Entry } = page;
  if (Observer === undefined || Entry === undefined || !('isVisible' in Entry.prototype)) return null;
  const wish: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    threshold: [0, 0.9, 1],
    trackVisibility: true,
    delay: trackDelayMs,
  };
  return new Observer((entries) => {
    for (const entry of entries) {
      seen(entry.target, entry.intersectionRatio, 'isVisible' in entry && entry.isVisible === true);
    }
  }, wish);
}
