// Whether a picture that only the second reader can read has been drawn anew with something else.

/** A picture may be drawn in steps, or be blank in between: one that has stood still for this long is whole. */
const wholeMs = 1_500;

/**
 * A function that is asked at every look, and says yes once other pixels of the same size stand still where `before` stood. A picture of another
 * size is something else beside it: a drawing of the next step.
 * @param lookSoon asks for the look that tells
 */
export function watchRedrawn(lookSoon: (afterMs: number) => void): (before: ImageData, now: ImageData | null) => boolean {
  let other: ImageData | null = null;
  let since = 0;
  return (before, now) => {
    if (now === null || now.width !== before.width || now.height !== before.height || isSame(before, now)) {
      other = null;
      return false;
    }
    if (other === null || !isSame(other, now)) {
      other = now;
      since = performance.now();
    }
    if (performance.now() - since >= wholeMs) return true;
    lookSoon(200);
    return false;
  };
}

function isSame({ data: one }: ImageData, { data: other }: ImageData): boolean {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
