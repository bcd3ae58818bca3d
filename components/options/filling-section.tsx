// What happens on the second-factor step, and the wish to be trusted on this computer.
import type { ReactNode } from 'react';
import { institutionById } from '../../lib/institutions/index.ts';
import { fillMode, trustDevice, trustedAt } from '../../lib/settings/items.ts';
import { useAgo } from '../controls/ago.ts';
import { Choices } from '../controls/choices.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { Tick } from './tick.tsx';

export function FillingSection(): ReactNode {
  const { t, locale } = useText();
  const ago = useAgo();
  const [mode, setMode] = useSetting(fillMode);
  const [trust, setTrust] = useSetting(trustDevice);
  const [trusted] = useSetting(trustedAt);
  return (
    <>
      <Choices
        choices={[
          { value: 'fill', label: t('options.fillModeFill') },
          { value: 'confirm', label: t('options.fillModeConfirm') },
          { value: 'click', label: t('options.fillModeClick') },
        ]}
        label={t('options.fillMode')}
        labelShown
        onChange={setMode}
        value={mode}
      />
      <Tick checked={trust} hint={t('options.trustHint')} label={t('options.trust')} onChange={setTrust} />
      <ul className="muted">
        {Object.entries(trusted).map(([id, at]) => (
          <li key={id}>{t('options.trustedAt', institutionById(id)?.name[locale] ?? id, ago(at))}</li>
        ))}
      </ul>
    </>
  );
}
