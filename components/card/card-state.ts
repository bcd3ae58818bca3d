// What the card shows, for the card and the popup: asked of the background again and again, because the bind or the fill goes on while the card is open.
import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf, CardView, Problem } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';

export interface Shown {
  /** Null: this card belongs to no page of ours, or is closed: show nothing. */
  readonly view: CardView | null;
  /** When this very view came, ms since 1970; for counting down its wait. */
  readonly since: number;
  /** Changes exactly when the view does. */
  readonly key: string;
}

const everyMs = 500;
const nothing: Shown = { view: null, since: 0, key: 'null' };

/** @param read finds the texts of the QR codes in a picture that the view waits for; null: another page does that. */
export function useCardView(
  read: ((png: string) => Promise<readonly string[]>) | null,
): Shown & { readonly reload: () => Promise<void> } {
  const [shown, setShown] = useState(nothing);
  const [pixels, setPixels] = useState<string | null>(null);
  const show = useCallback((view: CardView | null) => {
    const key = JSON.stringify(view);
    setShown((last) => (last.key === key ? last : { view, since: Date.now(), key }));
  }, []);
  const take = useCallback(
    (answer: AnswerOf<'card:view'> | Problem) => {
      // A refusal means the same as "nothing": this frame has no right to a view.
      show(isProblem(answer) ? null : answer.view);
      setPixels(isProblem(answer) || answer.view?.kind !== 'reading' ? null : answer.pixels);
    },
    [show],
  );
  useEffect(() => {
    void ask('card:view', {}).then(take);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask('card:view', {}).then(take);
    }, everyMs);
    return () => clearInterval(timer);
  }, [take]);
  useEffect(() => {
    if (pixels === null || read === null) return;
    const tell = async () => {
      const answer = await ask('card:texts', { texts: [...(await read(pixels))] });
      if (!isProblem(answer)) show(answer.view);
    };
    void tell();
  }, [pixels, read, show]);
  const reload = useCallback(() => ask('card:view', {}).then(take), [take]);
  return { ...shown, reload };
}
