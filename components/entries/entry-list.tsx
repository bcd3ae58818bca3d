// The list of codes: only the rows in sight are drawn, the arrow keys walk through all of them.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { EntryView } from '../../lib/messaging/contract.ts';
import { useText } from '../controls/translate.tsx';
import { useWindowList } from '../controls/window-list.ts';
import { EntryRow, rowHeight } from './entry-row.tsx';

const guessHeight = 280;

interface Props {
  readonly entries: readonly EntryView[];
  readonly onFill: ((entry: EntryView) => void) | null;
  readonly onMenu: (entry: EntryView) => void;
}

/** Where a key leads from `row`; null: not a key of the list. */
export function rowAfter(key: string, row: number, rows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(rows - 1, row + 1);
    case 'ArrowUp':
      return Math.max(0, row - 1);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}

export function EntryList({ entries, onFill, onMenu }: Props): ReactNode {
  const { t } = useText();
  const rows = entries.length;
  const { scroller, first, last, reveal } = useWindowList(rows, rowHeight, guessHeight);
  const [wanted, setWanted] = useState(0);
  const focusNext = useRef(false);
  // The row the keyboard stands on may have been scrolled away; then Tab enters at the first drawn one.
  const stand = wanted >= first && wanted < last ? wanted : first;

  useEffect(() => {
    if (!focusNext.current) return;
    const main = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted}"] [data-main]`);
    if (main === null || main === undefined) return;
    focusNext.current = false;
    main.focus({ preventScroll: true });
  });

  useEffect(() => {
    const list = scroller.current;
    if (list === null) return undefined;
    const rowOf = (target: EventTarget | null) =>
      target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;
    const onFocus = (event: FocusEvent) => {
      const row = rowOf(event.target);
      if (row !== null) setWanted(Number(row));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = Number(rowOf(event.target) ?? stand);
      const next = rowAfter(event.key, at, rows);
      const entry = entries[at];
      if (next !== null) {
        event.preventDefault();
        focusNext.current = true;
        reveal(next);
        setWanted(next);
      } else if (event.key.toLowerCase() === 'f' && onFill !== null && entry !== undefined) {
        event.preventDefault();
        onFill(entry);
      }
    };
    list.addEventListener('focusin', onFocus);
    list.addEventListener('keydown', onKey);
    return () => (list.removeEventListener('focusin', onFocus), list.removeEventListener('keydown', onKey));
  }, [entries, onFill, reveal, rows, scroller, stand]);

  return (
    <div className="entries" ref={scroller}>
      <ul aria-label={t('entry.list')} style={{ height: rows * rowHeight }}>
        {entries.slice(first, last).map((entry, index) => (
          <EntryRow
            entry={entry}
            key={entry.id}
            onFill={onFill}
            onMenu={onMenu}
            row={first + index}
            rows={rows}
            tabbable={first + index === stand}
          />
        ))}
      </ul>
    </div>
  );
}
