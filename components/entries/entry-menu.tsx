// What can be done with one entry, in a sheet: copy the next code, change, vouch for it, trash.
import { useState, type ReactNode } from 'react';
import type { EntryView, ProblemCode } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Name } from '../controls/name.tsx';
import { Notice } from '../controls/notice.tsx';
import { useSay } from '../controls/say.tsx';
import { Sheet } from '../controls/sheet.tsx';
import { useText } from '../controls/translate.tsx';
import { EditForm } from './edit-form.tsx';
import { useLiveCode } from './row-codes.ts';
import { StateChip } from './state-chip.tsx';
import { useCopy } from './use-copy.ts';

interface Props {
  readonly entry: EntryView;
  readonly onClose: () => void;
  /** Something was changed: read the list again. */
  readonly onChanged: () => void;
}

export function EntryMenu({ entry, onClose, onChanged }: Props): ReactNode {
  const { t } = useText();
  const say = useSay();
  const copy = useCopy();
  const { next } = useLiveCode(entry);
  const [editing, setEditing] = useState(false);
  // Said in the sheet: what lies behind it can neither be seen nor heard.
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const done = (text: string) => (say(text), onClose(), onChanged());
  const change = async (name: 'entry:prove' | 'entry:trash', then: () => void) => {
    const answer = await ask(name, { id: entry.id });
    if (isProblem(answer)) setProblem(answer.problem);
    else then();
  };
  const trashed = () => {
    onClose();
    onChanged();
    say(t('entry.trashed'), { label: t('do.undo'), run: () => void restore() });
  };
  const restore = async () => {
    const answer = await ask('entry:restore', { id: entry.id });
    say(isProblem(answer) ? t(`problem.${camel(answer.problem)}`) : t('entry.restored'));
    onChanged();
  };
  const copyNext = () => {
    if (next !== null) copy(next, true);
    onClose();
  };
  return (
    <Sheet onClose={onClose} title={<Name other={t('entry.noIssuer')} text={entry.issuer} />}>
      {editing ? (
        <EditForm entry={entry} onCancel={() => setEditing(false)} onSaved={() => done(t('entry.saved'))} />
      ) : (
        <>
          <div className="row">
            <span className="grow muted">
              <Name other={t('entry.noAccount')} text={entry.account} />
            </span>
            <StateChip state={entry.state} />
          </div>
          {entry.state === 'retired' && <p className="muted">{t('entry.retiredHint')}</p>}
          {next !== null && (
            <button onClick={copyNext} type="button">
              {t('entry.copyNext')}
            </button>
          )}
          <button onClick={() => setEditing(true)} type="button">
            {t('do.edit')}
          </button>
          {entry.state === 'pending' && (
            <>
              <button
                aria-describedby="prove-hint"
                onClick={() => void change('entry:prove', () => done(t('entry.provedNow')))}
                type="button"
              >
                {t('entry.prove')}
              </button>
              <p className="muted" id="prove-hint">
                {t('entry.proveHint')}
              </p>
            </>
          )}
          {problem !== null && <Notice tone="bad">{t(`problem.${camel(problem)}`)}</Notice>}
          <button className="danger" onClick={() => void change('entry:trash', trashed)} type="button">
            {t('entry.trash')}
          </button>
        </>
      )}
    </Sheet>
  );
}
