// Everything about the codes on one page: heading, search, list, menu, and the way to add; used by the popup and the settings.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent as ReactKeyboardEvent, type ReactNode } from 'react';
import type { EntryView } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { focusOnce } from '../controls/focus-once.ts';
import { useText } from '../controls/translate.tsx';
import { EntryList } from './entry-list.tsx';
import { EntryMenu } from './entry-menu.tsx';
import { search } from './search.ts';

const searchFrom = 8;

interface Props {
  readonly entries: readonly EntryView[];
  readonly onChanged: () => void;
  readonly onAdd: () => void;
  readonly onFill: ((entry: EntryView) => void) | null;
  /** The user comes back from adding: the keyboard stands where he left. */
  readonly returned: boolean;
  /** False where a heading above says it already. */
  readonly titled: boolean;
}

export function EntriesView({ entries, onChanged, onAdd, onFill, returned, titled }: Props): ReactNode {
  const { t } = useText();
  const [wanted, setWanted] = useState('');
  const [menu, setMenu] = useState<EntryView | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const live = useMemo(() => entries.filter((entry) => entry.trashedAt === null), [entries]);
  const searching = live.length >= searchFrom;
  const found = useMemo(() => search(live, searching ? wanted : ''), [live, searching, wanted]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key !== '/' || typing || box.current === null) return;
      event.preventDefault();
      box.current.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const onSearchKey = (event: ReactKeyboardEvent) => {
    if (event.key === 'Escape' && wanted !== '') {
      // Esc first empties the box; only the next one closes the popup.
      event.preventDefault();
      setWanted('');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      event.currentTarget.closest('.entries-view')?.querySelector<HTMLElement>('[data-main][tabindex="0"]')?.focus();
    }
  };

  // A second landmark of the same name would only be noise.
  const Part = titled ? 'section' : 'div';
  return (
    <Part aria-label={titled ? t('entry.title') : undefined} className="entries-view">
      <div className="row">
        {titled ? <h2 className="grow">{t('entry.title')}</h2> : <span className="grow" />}
        <button onClick={onAdd} ref={returned ? focusOnce : undefined} type="button">
          <Icon name="plus" size={16} />
          {t('do.add')}
        </button>
      </div>
      {searching && (
        <input
          aria-keyshortcuts="/"
          aria-label={t('entry.search')}
          autoComplete="off"
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={onSearchKey}
          placeholder={t('entry.searchHint')}
          ref={box}
          type="search"
          value={wanted}
        />
      )}
      {live.length === 0 && <Empty />}
      {searching && (
        <output className={found.length === 0 ? 'block' : 'hidden-text'}>
          {wanted !== '' && (found.length === 0 ? t('entry.noMatch') : t('entry.found', found.length))}
        </output>
      )}
      {found.length > 0 && <EntryList entries={found} onFill={onFill} onMenu={setMenu} />}
      {menu !== null && <EntryMenu entry={menu} onChanged={onChanged} onClose={() => setMenu(null)} />}
    </Part>
  );
}

function Empty(): ReactNode {
  const { t } = useText();
  return (
    <div className="empty stack">
      <h3>{t('empty.title')}</h3>
      <p>{t('empty.hint')}</p>
      <ul className="bullets">
        <li>{t('empty.page')}</li>
        <li>{t('empty.image')}</li>
        <li>{t('empty.text')}</li>
      </ul>
    </div>
  );
}
