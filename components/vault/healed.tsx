// Tells once what was repaired, or that the vault seems older than it was.
import type { ReactNode } from 'react';
import type { VaultView } from '../../lib/messaging/contract.ts';
import { Notice } from '../controls/notice.tsx';
import { useText } from '../controls/translate.tsx';

export function Healed({ view }: { readonly view: VaultView }): ReactNode {
  const { t } = useText();
  return (
    <>
      {view.rolledBack && <Notice tone="warn">{t('vault.rolledBack')}</Notice>}
      {view.healed !== null && (
        <Notice tone="good">{t(view.healed === 'mirror' ? 'vault.healedMirror' : 'vault.healedPrimary')}</Notice>
      )}
    </>
  );
}
