// The card in the page: nothing at all unless the background has a view for exactly this frame. Never takes the focus.
import { useEffect, useMemo, type ReactNode } from 'react';
import { ask } from '../controls/ask.ts';
import { useText } from '../controls/translate.tsx';
import { CardBody } from './card-body.tsx';
import { useCardView } from './card-state.ts';
import { createGate } from './gate.ts';
import { GateContext } from './gate-button.tsx';
import { readPixels } from './read-pixels.ts';

export function Card(): ReactNode {
  const { t } = useText();
  const { view, since, key, reload } = useCardView(readPixels);
  const gate = useMemo(() => createGate(window), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && event.isTrusted) void ask('card:act', { act: { act: 'close' }, to: '' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <GateContext value={gate}>
      {/* Stands there before its words do, so that a screen reader hears them come. */}
      <section aria-label={t('card.label')} aria-live="polite">
        {view !== null && <CardBody key={key} onActed={reload} since={since} view={view} />}
      </section>
    </GateContext>
  );
}
