// The head of the popup: whose it is, lock now, settings.
import type { ReactNode } from 'react';
import type { VaultView } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';

interface Props {
  /** Only a passphrase can lock anybody out. */
  readonly canLock: boolean;
  readonly onLocked: (view: VaultView) => void;
}

export function Header({ canLock, onLocked }: Props): ReactNode {
  const { t } = useText();
  const say = useSay();
  const lock = async () => {
    const answer = await ask('vault:lock', {});
    if (isProblem(answer)) say(t(`problem.${camel(answer.problem)}`));
    else onLocked(answer);
  };
  return (
    <header className="popup-head">
      <img alt="" height="24" src="/icon/48.png" width="24" />
      <h1>{t('app.shortName')}</h1>
      {canLock && (
        <button aria-label={t('do.lock')} className="quiet icon" onClick={() => void lock()} title={t('do.lock')} type="button">
          <Icon name="lock" />
        </button>
      )}
      <a
        aria-label={t('do.options')}
        className="button quiet icon"
        href="/options.html"
        rel="noreferrer"
        target="_blank"
        title={t('do.options')}
      >
        <Icon name="gear" />
      </a>
    </header>
  );
}
