// The four ways to add: from the page by itself, from pictures, from text, by hand.
import { useState, type ReactNode } from 'react';
import type { ProblemCode } from '../../lib/messaging/contract.ts';
import { camel } from '../controls/camel.ts';
import { Field } from '../controls/field.tsx';
import { useText } from '../controls/translate.tsx';
import { ImageWay } from './image-way.tsx';
import { PageWay } from './page-way.tsx';

interface Props {
  /** What was wrong with the last text; null: nothing. */
  readonly problem: ProblemCode | null;
  readonly overPage: boolean;
  readonly onTexts: (texts: readonly string[]) => void;
  readonly onByHand: () => void;
}

export function AddWays({ problem, overPage, onTexts, onByHand }: Props): ReactNode {
  const { t } = useText();
  const [text, setText] = useState('');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <div className="stack">
      <section aria-labelledby="add-page" className="stack">
        <h3 id="add-page">{t('add.pageTitle')}</h3>
        <p>{t('add.pageHint')}</p>
        {overPage && <PageWay onTexts={onTexts} />}
      </section>
      <ImageWay onTexts={onTexts} />
      <form className="stack" onSubmit={(event) => (event.preventDefault(), lines.length > 0 && onTexts(lines))}>
        <Field
          error={problem === null ? null : t(`problem.${camel(problem)}`)}
          hint={t('add.textHint')}
          label={t('add.textLabel')}
        >
          {(field) => (
            <textarea
              {...field}
              autoComplete="off"
              maxLength={20_000}
              onChange={(event) => setText(event.target.value)}
              required
              rows={2}
              spellCheck={false}
              value={text}
            />
          )}
        </Field>
        <div className="row end">
          <button onClick={onByHand} type="button">
            {t('add.handTitle')}
          </button>
          <button className="primary" type="submit">
            {t('do.continue')}
          </button>
        </div>
      </form>
    </div>
  );
}
