// Shown when the vault does not open: what happened, the repair, a raw copy, whom to ask. Never a way to start a new vault over the old one.
import { useState, type ReactNode } from 'react';
import { institutions } from '../../lib/institutions/index.ts';
import { officeOf } from '../../lib/institutions/office.ts';
import type { ProblemCode, VaultView } from '../../lib/messaging/contract.ts';
import { mailboxes } from '../../lib/settings/items.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { useSay } from '../controls/say.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { RawCopy } from './raw-copy.tsx';

interface Props {
  readonly state: 'damaged' | 'newer';
  readonly onHealed: (view: VaultView) => void;
}

export function Recovery({ state, onHealed }: Props): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [problem, setProblem] = useState<ProblemCode | 'not-healed' | null>(null);
  const heal = async () => {
    const answer = await ask('vault:heal', {});
    if (isProblem(answer)) return setProblem(answer.problem);
    if (answer.state === 'damaged') return setProblem('not-healed');
    say(t('vault.healed'));
    return onHealed(answer);
  };
  return (
    <section aria-labelledby="recovery-title" className="stack panel">
      <h2 id="recovery-title">{t(`vault.${state}Title`)}</h2>
      <p>{t(`vault.${state}Hint`)}</p>
      {state === 'damaged' && (
        <button className="primary" onClick={() => void heal()} type="button">
          {t('vault.heal')}
        </button>
      )}
      {problem !== null && (
        <Notice tone="bad">{problem === 'not-healed' ? t('vault.notHealed') : t(`problem.${camel(problem)}`)}</Notice>
      )}
      <RawCopy />
      {/* A newer vault needs an update, not an administrator. */}
      {state === 'damaged' && <Help />}
    </section>
  );
}

function Help(): ReactNode {
  const { t, locale } = useText();
  const [picked] = useSetting(mailboxes);
  const offices = institutions
    .filter(({ id }) => picked.includes(id))
    .map((institution) => ({ ...institution, office: officeOf(institution) }))
    .filter(({ office }) => office.name !== null && office.phone !== null);
  return (
    <div>
      <h3>{t('vault.help')}</h3>
      {offices.length === 0 ? <p>{t('vault.helpNone')}</p> : <p>{t('vault.helpHint')}</p>}
      <ul className="bullets">
        {offices.map(({ id, name, office }) => (
          <li key={id}>
            {t('vault.helpOffice', `${name[locale]} ${office.name ?? ''}`)} <span className="digits">{office.phone}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
