// Step two of the first run: the device key or a passphrase, each with what it does and does not protect from.
import { useState, type ReactNode } from 'react';
import type { ProblemCode } from '../../lib/messaging/contract.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { useText } from '../controls/translate.tsx';
import { isReady, NewPassphraseFields } from '../vault/new-passphrase.tsx';
import { type Protection, ProtectionChoice } from '../vault/protection-choice.tsx';

interface Props {
  /** A vault exists already: nothing to choose. */
  readonly there: boolean;
  readonly problem: ProblemCode | null;
  /** The vault is being made; with a passphrase that takes a second. */
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onKeep: () => void;
  readonly onCreate: (passphrase: string | null) => void;
}

export function ProtectionStep({ there, problem, busy, onBack, onKeep, onCreate }: Props): ReactNode {
  const { t } = useText();
  const [protection, setProtection] = useState<Protection>('device');
  const [passphrase, setPassphrase] = useState({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (busy) return;
    if (there) onKeep();
    else if (protection === 'device') onCreate(null);
    else if (isReady(passphrase)) onCreate(passphrase.first);
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => (event.preventDefault(), submit())}>
      {there ? <p>{t('welcome.vaultThere')}</p> : <ProtectionChoice onChange={setProtection} value={protection} />}
      {!there && protection === 'passphrase' && <NewPassphraseFields onChange={setPassphrase} tried={tried} value={passphrase} />}
      {problem !== null && <Notice tone="bad">{t(`problem.${camel(problem)}`)}</Notice>}
      <div className="row end">
        <button onClick={onBack} type="button">
          {t('do.back')}
        </button>
        <button aria-disabled={busy} className="primary" type="submit">
          {t(busy ? 'vault.working' : there ? 'do.continue' : 'welcome.finish')}
        </button>
      </div>
    </form>
  );
}
