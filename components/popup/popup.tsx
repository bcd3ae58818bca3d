// The toolbar popup: the state of the mailboxes and the live codes, or what stands between the user and them.
import { useCallback, useState, type ReactNode } from 'react';
import type { EntryView, VaultView } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';
import { AddFlow } from '../entries/add-flow.tsx';
import { EntriesView } from '../entries/entries-view.tsx';
import { useEntries } from '../entries/entry-list-state.ts';
import { Healed } from '../vault/healed.tsx';
import { Recovery } from '../vault/recovery.tsx';
import { UnlockForm } from '../vault/unlock-form.tsx';
import { useVault } from '../vault/vault-state.ts';
import { Asked } from './asked.tsx';
import type { FirstLook } from './first-look.ts';
import { Header } from './header.tsx';
import { Mailboxes } from './mailboxes.tsx';

export function Popup({ first }: { readonly first: FirstLook }): ReactNode {
  const vault = useVault(first.vault);
  const entries = useEntries(first.entries);
  const { t } = useText();
  const { view, take } = vault;
  const opened = useCallback((next: VaultView) => (take(next), void entries.reload()), [entries, take]);
  const locked = view?.state === 'locked' || entries.problem?.problem === 'locked';
  const body = () => {
    if (view?.state === 'damaged' || view?.state === 'newer') return <Recovery onHealed={opened} state={view.state} />;
    if (view?.state === 'none') {
      return (
        <>
          <Asked />
          <NotSetUp />
        </>
      );
    }
    if (locked) return <UnlockForm alone onOpen={opened} waitMs={view?.waitMs ?? 0} />;
    const problem = vault.problem ?? entries.problem;
    if (problem !== null) {
      return (
        <Notice tone="bad">
          <p>{t(`problem.${camel(problem.problem)}`)}</p>
          <button onClick={() => void Promise.all([vault.reload(), entries.reload()])} type="button">
            {t('do.retry')}
          </button>
        </Notice>
      );
    }
    return entries.loaded && <Open entries={entries.entries} first={first} onChanged={entries.reload} view={view} />;
  };
  return (
    <>
      <Header canLock={view?.state === 'open' && view.protection === 'passphrase'} onLocked={opened} />
      <main className="popup">{body()}</main>
    </>
  );
}

function NotSetUp(): ReactNode {
  const { t } = useText();
  return (
    <section aria-labelledby="none-title" className="stack panel">
      <h2 id="none-title">{t('vault.noneTitle')}</h2>
      <p>{t('vault.noneHint')}</p>
      <a className="button primary" href="/welcome.html" rel="noreferrer" target="_blank">
        {t('vault.start')}
      </a>
    </section>
  );
}

interface OpenProps {
  readonly entries: readonly EntryView[];
  readonly first: FirstLook;
  readonly onChanged: () => Promise<void>;
  readonly view: VaultView | null;
}

function Open({ entries, first, onChanged, view }: OpenProps): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [place, setPlace] = useState<'list' | 'adding' | 'returned'>('list');
  const reload = useCallback(() => void onChanged(), [onChanged]);
  const fill = useCallback(
    (entry: EntryView) =>
      void ask('fill:here', { entryId: entry.id }).then((answer) =>
        say(isProblem(answer) ? t(`problem.${camel(answer.problem)}`) : t('entry.filled')),
      ),
    [say, t],
  );
  if (place === 'adding') {
    const done = () => (setPlace('returned'), reload(), say(t('entry.saved')));
    return <AddFlow onBack={() => (setPlace('returned'), reload())} onDone={done} overPage />;
  }
  return (
    <>
      {view !== null && <Healed view={view} />}
      <Asked />
      <Mailboxes first={first.mailboxes} />
      <EntriesView
        entries={entries}
        onAdd={() => setPlace('adding')}
        onChanged={reload}
        onFill={fill}
        returned={place === 'returned'}
        titled
      />
    </>
  );
}
