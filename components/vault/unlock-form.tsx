// Unlocks the vault; says when the passphrase is wrong and how long to wait after too many tries.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ProblemCode, VaultView } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { useSecondsUntil } from '../controls/now.ts';
import { useText } from '../controls/translate.tsx';
import { PassphraseInput } from './passphrase-input.tsx';

interface Props {
  /** Wait that was already running when the page opened, ms. */
  readonly waitMs: number;
  readonly onOpen: (view: VaultView) => void;
  /** The form is all there is on the page: the passphrase can be typed at once. */
  readonly alone: boolean;
}

export function UnlockForm({ waitMs, onOpen, alone }: Props): ReactNode {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const [waitUntil, setWaitUntil] = useState(() => Date.now() + waitMs);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const seconds = useSecondsUntil(waitUntil);
  useEffect(() => {
    if (alone) form.current?.querySelector('input')?.focus();
  }, [alone]);

  const unlock = async () => {
    setBusy(true);
    const answer = await ask('vault:unlock', { passphrase });
    setBusy(false);
    if (!isProblem(answer)) return onOpen(answer);
    setProblem(answer.problem);
    setWaitUntil(Date.now() + (answer.waitMs ?? 0));
    // The wrong one is typed over, not added to.
    return form.current?.querySelector('input')?.select();
  };
  return (
    <form
      className="stack panel"
      onSubmit={(event) => (event.preventDefault(), seconds === 0 && !busy && void unlock())}
      ref={form}
    >
      <div className="head">
        <Icon name="lock" size={22} />
        <h2>{t('vault.lockedTitle')}</h2>
      </div>
      <p>{t('vault.lockedHint')}</p>
      <PassphraseInput
        error={problem === null ? null : t(`problem.${camel(problem)}`)}
        kind="current-password"
        label={t('vault.passphrase')}
        onChange={(next) => (setPassphrase(next), setProblem(null))}
        value={passphrase}
      />
      {/* A timer is not read out every second; the error above has said it once. */}
      {seconds > 0 && <p role="timer">{t('vault.wait', seconds)}</p>}
      <button aria-disabled={busy || seconds > 0} className="primary" type="submit">
        {t(busy ? 'vault.unlocking' : 'do.unlock')}
      </button>
    </form>
  );
}
