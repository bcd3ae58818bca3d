// Which rows of a long list are worth drawing: those in sight and a few around, so that a thousand cost as much as ten.
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const extraRows = 3;

/** Rows `first` (included) to `last` (excluded) for a list scrolled to `top` px and seen through `height` px. */
export function rowsInSight(count: number, rowHeight: number, top: number, height: number): { first: number; last: number } {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - extraRows);
  return { first, last: Math.min(count, Math.ceil((top + height) / rowHeight) + extraRows) };
}

interface Sight {
  readonly top: number;
  readonly height: number;
}

interface WindowList {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly first: number;
  readonly last: number;
  /** Scrolls just enough to show a row. */
  readonly reveal: (row: number) => void;
}

/** Every row has the same height in CSS px. Before the first layout `guess` px are taken as the height of the view. */
export function useWindowList(count: number, rowHeight: number, guess: number): WindowList {
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: guess });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => {
      const height = element.clientHeight === 0 ? guess : element.clientHeight;
      const next = { top: element.scrollTop, height };
      // Most movements leave the same rows in sight: then nothing is drawn anew.
      setSight((last) => (isSame(next, last, rowHeight) ? last : next));
    };
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => (element.removeEventListener('scroll', look), sizes.disconnect());
  }, [guess, rowHeight]);
  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = row * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowHeight - element.clientHeight;
    },
    [rowHeight],
  );
  return { scroller, ...rowsInSight(count, rowHeight, sight.top, sight.height), reveal };
}

function isSame(next: Sight, last: Sight, rowHeight: number): boolean {
  const [one, other] = [next, last].map(({ top, height }) => rowsInSight(Number.MAX_SAFE_INTEGER, rowHeight, top, height));
  return one?.first === other?.first && one?.last === other?.last;
}
