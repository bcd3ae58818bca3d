// Step three of the first run: what to do next, and the button that does it.
import type { ReactNode } from 'react';
import { institutions } from '../../lib/institutions/index.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';

export function DoneStep({ picked }: { readonly picked: readonly string[] }): ReactNode {
  const { t } = useText();
  const say = useSay();
  const open = async (institutionId: string) => {
    const answer = await ask('mailbox:open', { institutionId });
    if (isProblem(answer)) say(t(`problem.${camel(answer.problem)}`));
  };
  return (
    <div className="stack">
      <p>{t('welcome.doneHint')}</p>
      <ol className="steps">
        <li>{t('welcome.how1')}</li>
        <li>{t('welcome.how2')}</li>
        <li>{t('welcome.how3')}</li>
      </ol>
      <div className="row">
        {institutions
          .filter(({ id }) => picked.includes(id))
          .map(({ id, signInUrl }) => (
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
