// What lies in the trash, each with the way back.
import type { ReactNode } from 'react';
import type { EntryView } from '../../lib/messaging/contract.ts';
import { useAgo } from '../controls/ago.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { isolated, Name } from '../controls/name.tsx';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';

export function Trash({
  entries,
  onChanged,
}: {
  readonly entries: readonly EntryView[];
  readonly onChanged: () => void;
}): ReactNode {
  const { t } = useText();
  const ago = useAgo();
  const say = useSay();
  const trashed = entries.flatMap((entry) => (entry.trashedAt === null ? [] : [{ entry, at: entry.trashedAt }]));
  const restore = async (id: string) => {
    const answer = await ask('entry:restore', { id });
    say(isProblem(answer) ? t(`problem.${camel(answer.problem)}`) : t('entry.restored'));
    onChanged();
  };
  return (
    <details>
      <summary>
        <h3>{t('entry.trashTitle')}</h3>
      </summary>
      <p className="muted">{t(trashed.length === 0 ? 'entry.trashEmpty' : 'entry.trashHint')}</p>
      <ul className="stack">
        {trashed.map(({ entry, at }) => (
          <li className="row" key={entry.id}>
            <div className="grow">
              <Name other={t('entry.noIssuer')} strong text={entry.issuer} />
              <span className="muted">
                <Name other={t('entry.noAccount')} text={entry.account} />
                {t('entry.trashedAt', ago(at))}
              </span>
            </div>
            <button
              aria-label={t('entry.restoreNamed', isolated(entry.issuer))}
              onClick={() => void restore(entry.id)}
              type="button"
            >
              {t('do.restore')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
