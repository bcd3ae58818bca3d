// Whether the site has accepted this entry, in words.
import type { ReactNode } from 'react';
import type { EntryState } from '../../lib/messaging/contract.ts';
import { useText } from '../controls/translate.tsx';

export function StateChip({ state }: { readonly state: EntryState }): ReactNode {
  const { t } = useText();
  return <span className={`chip ${state}`}>{t(`state.${state}`)}</span>;
}
