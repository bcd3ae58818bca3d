// Setting, changing or giving up the passphrase, and when it locks.
import { useState, type ReactNode } from 'react';
import type { ProblemCode, VaultView } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';
import { isReady, NewPassphraseFields } from '../vault/new-passphrase.tsx';
import type { Vault } from '../vault/vault-state.ts';
import { AutoLock } from './auto-lock.tsx';
import { DeviceKeySheet } from './device-key-sheet.tsx';

interface Props {
  readonly vault: Vault;
  readonly onVault: (view: VaultView) => void;
}

export function ProtectionSection({ vault, onVault }: Props): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [open, setOpen] = useState<'passphrase' | 'device' | null>(null);
  const [passphrase, setPassphrase] = useState({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const { view } = vault;
  const close = () => (setOpen(null), setPassphrase({ first: '', again: '' }), setTried(false), setProblem(null));
  const protect = async (next: string | null) => {
    if (busy) return undefined;
    setBusy(true);
    const answer = await ask('vault:protect', { passphrase: next });
    setBusy(false);
    if (isProblem(answer)) return setProblem(answer.problem);
    close();
    say(t('protection.changed'));
    return onVault(answer);
  };
  const submit = () => (setTried(true), isReady(passphrase) && void protect(passphrase.first));
  const byPassphrase = view?.protection === 'passphrase';
  return (
    <>
      {view !== null && view.protection !== null && (
        <>
          <p>{t(byPassphrase ? 'protection.nowPassphrase' : 'protection.nowDevice')}</p>
          <p className="muted">{t(byPassphrase ? 'protection.passphraseHint' : 'protection.deviceHint')}</p>
        </>
      )}
      {view?.state === 'locked' && <p>{t('protection.unlockFirst')}</p>}
      {view?.state === 'open' && open !== 'passphrase' && (
        <div className="row">
          <button onClick={() => setOpen('passphrase')} type="button">
            {t(byPassphrase ? 'protection.change' : 'protection.set')}
          </button>
          {byPassphrase && (
            <button onClick={() => setOpen('device')} type="button">
              {t('protection.toDevice')}
            </button>
          )}
        </div>
      )}
      {open === 'passphrase' && (
        <form className="stack narrow" noValidate onSubmit={(event) => (event.preventDefault(), submit())}>
          <NewPassphraseFields onChange={setPassphrase} tried={tried} value={passphrase} />
          <div className="row end">
            <button onClick={close} type="button">
              {t('do.cancel')}
            </button>
            <button aria-disabled={busy} className="primary" type="submit">
              {t(busy ? 'vault.working' : 'do.save')}
            </button>
          </div>
        </form>
      )}
      {problem !== null && <Notice tone="bad">{t(`problem.${camel(problem)}`)}</Notice>}
      {open === 'device' && <DeviceKeySheet onClose={close} onYes={() => void protect(null)} />}
      <AutoLock />
    </>
  );
}
