// Adding from the first choice to the saved entry: every text is looked at by the background, completed if it leaves something open, and reviewed before it is stored.
import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { Draft, Preview, ProblemCode } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { ask, isProblem } from '../controls/ask.ts';
import { focusOnce } from '../controls/focus-once.ts';
import { useText } from '../controls/translate.tsx';
import { AddWays } from './add-ways.tsx';
import { CompleteForm } from './complete-form.tsx';
import { HandForm } from './hand-form.tsx';
import { type ParameterName, parameterOf } from './parameters.tsx';
import { Review } from './review.tsx';

type Step =
  | { readonly at: 'ways' | 'hand'; readonly problem: ProblemCode | null }
  | { readonly at: 'complete'; readonly draft: Draft; readonly name: ParameterName; readonly problem: ProblemCode }
  | { readonly at: 'review'; readonly draft: Draft; readonly preview: Preview };

/** Texts that came at once and the place of the one on show. */
interface Queue {
  readonly texts: readonly string[];
  readonly place: number;
}

interface Props {
  /** Whether a page of the user lies under this one. */
  readonly overPage: boolean;
  readonly onBack: () => void;
  /** All is stored; `count` entries. */
  readonly onDone: () => void;
}

const alone: Queue = { texts: [], place: 0 };

export function AddFlow({ overPage, onBack, onDone }: Props): ReactNode {
  const { t } = useText();
  const [step, setStep] = useState<Step>({ at: 'ways', problem: null });
  const [queue, setQueue] = useState(alone);
  const saved = useRef(false);

  const look = useCallback(async (draft: Draft, from: 'ways' | 'hand') => {
    const answer = await ask('entry:preview', draft);
    if (!isProblem(answer)) return setStep({ at: 'review', draft, preview: answer.preview });
    const name = parameterOf(answer.problem);
    if (name !== null && from === 'ways') return setStep({ at: 'complete', draft, name, problem: answer.problem });
    return setStep({ at: from, problem: answer.problem });
  }, []);
  const take = useCallback(
    (texts: readonly string[]) => {
      const [first] = texts;
      if (first === undefined) return;
      setQueue({ texts, place: 0 });
      void look({ text: first }, 'ways');
    },
    [look],
  );
  const byHand = useCallback((draft: Draft) => (setQueue(alone), void look(draft, 'hand')), [look]);
  const goOn = () => {
    const place = queue.place + 1;
    const text = queue.texts[place];
    if (text !== undefined) {
      setQueue({ ...queue, place });
      void look({ text }, 'ways');
    } else if (saved.current) onDone();
    else setStep({ at: 'ways', problem: null });
  };
  const back = () => (step.at === 'ways' ? onBack() : setStep({ at: 'ways', problem: null }));
  const titles = { ways: 'add.title', hand: 'add.handTitle', complete: 'review.complete', review: 'review.title' } as const;
  const several = queue.texts.length > 1;
  return (
    <section aria-labelledby="add-title" className="stack">
      <div className="head">
        <button aria-label={t('do.back')} className="quiet icon" onClick={back} type="button">
          <Icon name="back" />
        </button>
        {/* Each step and each code has a new heading, so that a screen reader begins there. */}
        <h2 id="add-title" key={`${step.at} ${queue.place}`} ref={focusOnce} tabIndex={-1}>
          {t(titles[step.at])}
        </h2>
        {several && step.at !== 'ways' && <span className="muted">{t('add.queue', queue.place + 1, queue.texts.length)}</span>}
      </div>
      {step.at === 'ways' && (
        <AddWays
          onByHand={() => setStep({ at: 'hand', problem: null })}
          onTexts={take}
          overPage={overPage}
          problem={step.problem}
        />
      )}
      {step.at === 'hand' && <HandForm onDraft={byHand} problem={step.problem} />}
      {step.at === 'complete' && (
        <CompleteForm
          draft={step.draft}
          key={step.name}
          name={step.name}
          onDraft={(draft) => void look(draft, 'ways')}
          problem={step.problem}
        />
      )}
      {step.at === 'review' && (
        <Review
          draft={step.draft}
          key={queue.place}
          onSaved={() => ((saved.current = true), goOn())}
          onSkip={several ? goOn : null}
          preview={step.preview}
        />
      )}
    </section>
  );
}
