// What the card in the page in front asks, asked in the popup too: the browser draws the popup, so no page can cover it.
import type { ReactNode } from 'react';
import type { CardAct } from '../../lib/messaging/contract.ts';
import { type CardAction, questionsOf } from '../card/actions.ts';
import { useCardView } from '../card/card-state.ts';
import { Choose } from '../card/choose.tsx';
import { Found } from '../card/found.tsx';
import { wordsOf } from '../card/words.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';

export function Asked(): ReactNode {
  const { t } = useText();
  const say = useSay();
  const { view, key, reload } = useCardView(null);
  const questions = view === null ? [] : questionsOf(view, t);
  if (view === null || (questions.length === 0 && view.kind !== 'bind-choose')) return null;
  const act = async (wish: CardAct) => {
    const answer = await ask('card:act', { act: wish, to: key });
    // What follows is to be seen in the page.
    if (!isProblem(answer)) return window.close();
    say(t(`problem.${camel(answer.problem)}`));
    return reload();
  };
  const button = ({ label, act: wish, primary }: CardAction) => (
    <button className={primary ? 'primary' : undefined} key={label} onClick={() => void act(wish)} type="button">
      <span className="name">{label}</span>
    </button>
  );
  const { title, hint } = wordsOf(view, t, 0);
  return (
    <section aria-labelledby="asked-title" className="stack panel asked">
      <h2 id="asked-title">{title}</h2>
      <p className="muted">
        <bdi className="name">{t('card.onHost', view.host)}</bdi>
      </p>
      {hint !== '' && <p>{hint}</p>}
      {view.kind === 'bind-found' && <Found preview={view.preview} />}
      {view.kind === 'bind-choose' && <Choose button={button} previews={view.previews} />}
      <div className="row end">{questions.map(button)}</div>
    </section>
  );
}
