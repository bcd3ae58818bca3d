// The card in the page: says what goes on and offers at most a few buttons. It shows no secret, asks for no passphrase and never takes the focus.
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { CardAct, ProblemCode } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { isolated } from '../controls/name.tsx';
import { useSecondsUntil } from '../controls/now.ts';
import { useText } from '../controls/translate.tsx';
import { actionsOf } from './actions.ts';
import { useCardView } from './card-state.ts';
import { Found } from './found.tsx';
import { createGate } from './gate.ts';
import { GateButton, GateContext } from './gate-button.tsx';
import { wordsOf } from './words.ts';

/** What keeps a button from acting: said in the card instead of its view, or below it. */
type Snag = 'covered' | 'too-soon' | ProblemCode;

export function Card(): ReactNode {
  const { t } = useText();
  const { view, since, key, reload } = useCardView();
  const gate = useMemo(() => createGate(window), []);
  const [snag, setSnag] = useState<Snag | null>(null);
  const seconds = useSecondsUntil(view !== null && 'waitMs' in view ? since + view.waitMs : 0);
  useEffect(() => setSnag(null), [key]);
  const act = async (wish: CardAct) => {
    const answer = await ask('card:act', wish);
    setSnag(isProblem(answer) ? answer.problem : null);
    await reload();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && event.isTrusted) void ask('card:act', { act: 'close' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  if (view === null) return null;

  const covered = snag === 'covered';
  const words = covered ? { title: t('card.coveredTitle'), hint: t('card.coveredHint') } : wordsOf(view, t, seconds);
  const press = (label: string, wish: CardAct, primary: boolean) => (
    <GateButton key={label} onAct={() => void act(wish)} onRefused={setSnag} {...(primary && { className: 'primary' })}>
      <span className="name">{label}</span>
    </GateButton>
  );
  return (
    <GateContext value={gate}>
      <section aria-labelledby="card-title" className="card" role="dialog">
        <header>
          <img alt={t('card.label')} height="20" src="/icon/48.png" width="20" />
          <span className="muted">
            <bdi className="name">{t('card.onHost', view.host)}</bdi>
          </span>
          <button
            aria-label={t('card.close')}
            className="quiet icon"
            onClick={(event) => event.isTrusted && void act({ act: 'close' })}
            type="button"
          >
            <Icon name="close" />
          </button>
        </header>
        <div aria-live="polite" className="stack">
          <h1 id="card-title">{words.title}</h1>
          {/* A running countdown is not to be read out every second. */}
          {words.hint !== '' && <p aria-live={'waitMs' in view ? 'off' : undefined}>{words.hint}</p>}
          {!covered && view.kind === 'bind-found' && <Found preview={view.preview} />}
          {!covered &&
            view.kind === 'bind-choose' &&
            view.previews.map((preview, index) => {
              const label = t('card.bindSaveNamed', isolated(preview.account === '' ? preview.issuer : preview.account));
              // Two codes may carry the same names: their place tells them apart.
              return (
                // eslint-disable-next-line react/no-array-index-key
                <div className="stack" key={index}>
                  <Found preview={preview} />
                  {press(label, { act: 'save', index }, false)}
                </div>
              );
            })}
          {!covered && view.kind === 'bind-proved' && (
            <p className="muted">
              <bdi className="name">{`${isolated(view.issuer)} ${isolated(view.account)}`}</bdi>
            </p>
          )}
          {snag !== null && !covered && (
            <p role="alert">{snag === 'too-soon' ? t('card.tooSoon') : t(`problem.${camel(snag)}`)}</p>
          )}
        </div>
        <div className="row end" key={key}>
          {covered ? (
            // The toolbar popup is drawn by the browser: opening it can do no harm, even when this button is covered.
            <button className="primary" onClick={(event) => event.isTrusted && void act({ act: 'open-popup' })} type="button">
              {t('card.openPopup')}
            </button>
          ) : (
            actionsOf(view, t).map(({ label, act: wish, primary }) => press(label, wish, primary))
          )}
        </div>
      </section>
    </GateContext>
  );
}
