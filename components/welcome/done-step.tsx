// Step three of the first run: what to do next, and the button that does it.
import type { ReactNode } from 'react';
import { institutions } from '../../lib/institutions/index.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';
import { BindingSteps } from './binding-steps.tsx';

export function DoneStep({ picked }: { readonly picked: readonly string[] }): ReactNode {
  const { t } = useText();
  const say = useSay();
  const mine = institutions.filter(({ id }) => picked.includes(id));
  const open = async (institutionId: string) => {
    const answer = await ask('mailbox:open', { institutionId });
    if (isProblem(answer)) say(t(`problem.${camel(answer.problem)}`));
  };
  return (
    <div className="stack">
      <p>{t('welcome.doneHint')}</p>
      {mine.map((institution) => (
        <BindingSteps institution={institution} key={institution.id} named={mine.length > 1} />
      ))}
      <div className="row">
        {mine.map(({ id, signInUrl }) => (
          <button className="primary" key={id} onClick={() => void open(id)} type="button">
            {t('welcome.openMailbox', new URL(signInUrl).host)}
          </button>
        ))}
        <a className="button" href="/options.html">
          {t('welcome.openOptions')}
        </a>
      </div>
    </div>
  );
}
