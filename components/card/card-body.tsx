// One view of the card: a title, a sentence, at most a few buttons. It shows no secret and asks for no passphrase.
import { useContext, useState, type ReactNode } from 'react';
import type { CardAct, CardView, ProblemCode } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { isolated } from '../controls/name.tsx';
import { useSecondsUntil } from '../controls/now.ts';
import { useText } from '../controls/translate.tsx';
import { actionsOf, actionsWithPopup, asksToLast, type CardAction } from './actions.ts';
import { Choose } from './choose.tsx';
import { Found } from './found.tsx';
import { GateButton, GateContext } from './gate-button.tsx';
import { whereToAnswer, wordsOf } from './words.ts';

/** What kept the last press from acting: said instead of the view (`covered`) or below it. */
type Snag = 'too-soon' | ProblemCode;

interface Props {
  readonly view: CardView;
  /** When the view came, ms since 1970. */
  readonly since: number;
  readonly onActed: () => Promise<void>;
}

export function CardBody({ view, since, onActed }: Props): ReactNode {
  const { t } = useText();
  const [snag, setSnag] = useState<Snag | null>(null);
  const seconds = useSecondsUntil('waitMs' in view ? since + view.waitMs : 0);
  const act = async (wish: CardAct) => {
    const answer = await ask('card:act', { act: wish, to: drawing() });
    setSnag(isProblem(answer) ? answer.problem : null);
    await onActed();
  };
  const covered = snag === 'covered';
  const inPopup = useContext(GateContext)?.seesCovers !== true && asksToLast(view, t);
  const canFill = view.kind === 'fill-offer' || view.kind === 'fill-refused';
  const words = wordsOf(view, t, seconds);
  const { title, hint } = covered
    ? { title: t('card.coveredTitle'), hint: t('card.coveredHint') }
    : { ...words, ...(inPopup && !canFill && { hint: whereToAnswer(view, words, t) }) };
  const button = ({ label, act: wish, primary }: CardAction) => (
    <GateButton key={label} onAct={() => void act(wish)} onRefused={setSnag} primary={primary}>
      {label}
    </GateButton>
  );
  return (
    <dialog aria-labelledby="card-title" className="card" open>
      <header>
        <img alt="" height="20" src="/icon/48.png" width="20" />
        <span className="muted">
          <bdi className="name">{t('card.onHost', view.host)}</bdi>
        </span>
        {/* Closing gives nothing away, so it needs no gate. */}
        <button
          aria-label={t('card.close')}
          className="quiet icon"
          onClick={(event) => event.isTrusted && void act({ act: 'close' })}
          type="button"
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="stack">
        <h1 id="card-title">{title}</h1>
        {/* A running countdown is not to be read out every second. */}
        {hint !== '' && <p aria-live={'waitMs' in view ? 'off' : undefined}>{hint}</p>}
        {!covered && view.kind === 'bind-found' && <Found preview={view.preview} />}
        {!covered && view.kind === 'bind-choose' && <Choose button={inPopup ? null : button} previews={view.previews} />}
        {!covered && inPopup && canFill && <p className="muted">{t('card.moreInPopup')}</p>}
        {view.kind === 'bind-proved' && (
          <p className="muted">
            <bdi className="name">{`${isolated(view.issuer)} ${isolated(view.account)}`}</bdi>
          </p>
        )}
        {snag !== null && !covered && <p role="alert">{snag === 'too-soon' ? t('card.tooSoon') : t(`problem.${camel(snag)}`)}</p>}
      </div>
      <div className="row end">
        {covered ? (
          // The toolbar popup is drawn by the browser: opening it can do no harm, even when this button is covered.
          <button className="primary" onClick={(event) => event.isTrusted && void act({ act: 'open-popup' })} type="button">
            {t('card.openPopup')}
          </button>
        ) : (
          (inPopup ? actionsWithPopup : actionsOf)(view, t).map(button)
        )}
      </div>
    </dialog>
  );
}

/** The name by which the page's content script knows this very drawing of the card. */
function drawing(): string {
  return location.hash.slice(1);
}
