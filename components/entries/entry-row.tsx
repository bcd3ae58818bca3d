// One row of the list: who it belongs to, the live code, what can be done with it.
import { memo, type ReactNode } from 'react';
import type { EntryView } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { isolated, Name } from '../controls/name.tsx';
import { useText } from '../controls/translate.tsx';
import { useSecondsUntil } from '../controls/now.ts';
import { CodeCell } from './code-cell.tsx';
import { grouped } from './live-code.ts';
import { useLiveCode } from './row-codes.ts';
import { StateChip } from './state-chip.tsx';

/** CSS px; the list reckons with it. */
export const rowHeight = 92;
const soonSeconds = 5;

interface Props {
  readonly entry: EntryView;
  readonly row: number;
  readonly rows: number;
  readonly tabbable: boolean;
  /** Null: this page cannot fill. */
  readonly onFill: ((entry: EntryView) => void) | null;
  readonly onMenu: (entry: EntryView) => void;
}

function NextCode({ entry }: { readonly entry: EntryView }): ReactNode {
  const { t } = useText();
  const { next, endAt } = useLiveCode(entry);
  const seconds = useSecondsUntil(endAt ?? 0);
  if (next === null || seconds > soonSeconds) return null;
  return <span className="digits next">{t('entry.next', grouped(next))}</span>;
}

export const EntryRow = memo(function EntryRow({ entry, row, rows, tabbable, onFill, onMenu }: Props): ReactNode {
  const { t } = useText();
  const tabIndex = tabbable ? 0 : -1;
  const label = isolated(entry.issuer === '' ? t('entry.noIssuer') : entry.issuer);
  return (
    <li aria-posinset={row + 1} aria-setsize={rows} className="entry" data-row={row} style={{ top: row * rowHeight }}>
      <div className="entry-line">
        <Name other={t('entry.noIssuer')} strong text={entry.issuer} />
        <StateChip state={entry.state} />
      </div>
      <div className="entry-line muted">
        <Name other={t('entry.noAccount')} text={entry.account} />
        <NextCode entry={entry} />
      </div>
      <div className="entry-line">
        <CodeCell entry={entry} tabbable={tabbable} />
        {onFill !== null && (
          <button aria-label={t('entry.fillNamed', label)} onClick={() => onFill(entry)} tabIndex={tabIndex} type="button">
            {t('do.fill')}
          </button>
        )}
        <button
          aria-haspopup="dialog"
          aria-label={t('entry.menuNamed', label)}
          className="quiet icon"
          onClick={() => onMenu(entry)}
          tabIndex={tabIndex}
          type="button"
        >
          <Icon name="more" />
        </button>
      </div>
    </li>
  );
});
