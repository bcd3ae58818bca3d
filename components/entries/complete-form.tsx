// Asks for the one thing a QR code or a link did not state, or stated in a way nobody knows. Nothing is preset.
import { useState, type ReactNode } from 'react';
import type { Draft, ProblemCode } from '../../lib/messaging/contract.ts';
import { useText } from '../controls/translate.tsx';
import { answersOf, type ParameterName, ParameterFields, type Parameters } from './parameters.tsx';

interface Props {
  readonly draft: Draft;
  readonly name: ParameterName;
  readonly problem: ProblemCode;
  readonly onDraft: (draft: Draft) => void;
}

export function CompleteForm({ draft, name, problem, onDraft }: Props): ReactNode {
  const { t } = useText();
  const [parameters, setParameters] = useState<Parameters>({});
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), onDraft({ ...draft, ...answersOf(parameters) }))}>
      <p>{t('review.completeHint')}</p>
      <ParameterFields names={[name]} onChange={setParameters} problem={problem} value={parameters} />
      <div className="row end">
        <button className="primary" type="submit">
          {t('do.continue')}
        </button>
      </div>
    </form>
  );
}
