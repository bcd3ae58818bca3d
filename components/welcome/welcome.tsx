// The first run, in three short steps: which mailbox, which protection, what happens next.
import { useEffect, useState, type ReactNode } from 'react';
import type { ProblemCode } from '../../lib/messaging/contract.ts';
import { mailboxes, welcomeDone } from '../../lib/settings/items.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { focusOnce } from '../controls/focus-once.ts';
import { LanguageSelect } from '../controls/look-selects.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { useVault } from '../vault/vault-state.ts';
import { DoneStep } from './done-step.tsx';
import { MailboxStep } from './mailbox-step.tsx';
import { ProtectionStep } from './protection-step.tsx';

const steps = ['mailboxes', 'protection', 'done'] as const;

export function Welcome(): ReactNode {
  const { t } = useText();
  const vault = useVault();
  const [place, setPlace] = useState(0);
  const [picked, setPicked] = useSetting(mailboxes);
  const [, setDone] = useSetting(welcomeDone);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const [busy, setBusy] = useState(false);
  const [moved, setMoved] = useState(false);
  const step = steps[place] ?? 'done';
  useEffect(() => {
    document.title = t('welcome.title');
  }, [t]);

  const go = (to: number) => (setMoved(true), setPlace(to));
  const create = async (passphrase: string | null) => {
    setBusy(true);
    const answer = await ask('vault:create', { passphrase });
    setBusy(false);
    // A vault that is there already is what this step wants.
    if (isProblem(answer) && answer.problem !== 'vault-exists') return setProblem(answer.problem);
    setProblem(null);
    setDone(true);
    return go(2);
  };
  return (
    <div className="wide">
      <header className="row">
        <img alt="" height="40" src="/icon/96.png" width="40" />
        <div className="grow">
          <h1>{t('welcome.title')}</h1>
          <p className="muted">{t('welcome.intro')}</p>
        </div>
        <LanguageSelect />
      </header>
      <main className="panel stack">
        <p className="muted">{t('welcome.step', place + 1)}</p>
        <h2 key={step} ref={moved ? focusOnce : undefined} tabIndex={-1}>
          {t(`welcome.${step}`)}
        </h2>
        {step === 'mailboxes' && <MailboxStep onNext={() => go(1)} onPick={setPicked} picked={picked} />}
        {step === 'protection' && (
          <ProtectionStep
            onBack={() => go(0)}
            busy={busy}
            onCreate={(passphrase) => void create(passphrase)}
            problem={problem ?? vault.problem?.problem ?? null}
            there={vault.view !== null && vault.view.state !== 'none'}
            onKeep={() => (setDone(true), go(2))}
          />
        )}
        {step === 'done' && <DoneStep picked={picked} />}
      </main>
    </div>
  );
}
