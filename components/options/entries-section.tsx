// The codes on the settings page: the same list as in the popup, and the trash.
import { useCallback, useState, type ReactNode } from 'react';
import type { VaultView } from '../../lib/messaging/contract.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';
import { AddFlow } from '../entries/add-flow.tsx';
import { EntriesView } from '../entries/entries-view.tsx';
import type { Entries } from '../entries/entry-list-state.ts';
import { Trash } from '../entries/trash.tsx';
import { Healed } from '../vault/healed.tsx';
import { Recovery } from '../vault/recovery.tsx';
import { UnlockForm } from '../vault/unlock-form.tsx';
import type { Vault } from '../vault/vault-state.ts';

interface Props {
  readonly vault: Vault;
  readonly entries: Entries;
  readonly onVault: (view: VaultView) => void;
}

export function EntriesSection({ vault, entries, onVault }: Props): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [place, setPlace] = useState<'list' | 'adding' | 'returned'>('list');
  const { view } = vault;
  const { reload } = entries;
  const changed = useCallback(() => void reload(), [reload]);
  if (view?.state === 'damaged' || view?.state === 'newer') return <Recovery onHealed={onVault} state={view.state} />;
  if (view?.state === 'none') {
    return (
      <p>
        {t('vault.noneHint')} <a href="/welcome.html">{t('vault.start')}</a>
      </p>
    );
  }
  if (view?.state === 'locked' || entries.problem?.problem === 'locked')
    return <UnlockForm alone={false} onOpen={onVault} waitMs={view?.waitMs ?? 0} />;
  if (entries.problem !== null) return <Notice tone="bad">{t(`problem.${camel(entries.problem.problem)}`)}</Notice>;
  if (place === 'adding') {
    const done = () => (setPlace('returned'), changed(), say(t('entry.saved')));
    return <AddFlow onBack={() => (setPlace('returned'), changed())} onDone={done} overPage={false} />;
  }
  return (
    <>
      {view !== null && <Healed view={view} />}
      <EntriesView
        entries={entries.entries}
        onAdd={() => setPlace('adding')}
        onChanged={changed}
        onFill={null}
        returned={place === 'returned'}
        titled={false}
      />
      <Trash entries={entries.entries} onChanged={changed} />
    </>
  );
}
