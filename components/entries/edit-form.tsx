// Changes the names of an entry and the site it belongs to; never its secret.
import { useState, type ReactNode } from 'react';
import type { EntryView, ProblemCode } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Field } from '../controls/field.tsx';
import { focusOnce } from '../controls/focus-once.ts';
import { Notice } from '../controls/notice.tsx';
import { useText } from '../controls/translate.tsx';
import { HostSelect } from './host-select.tsx';

interface Props {
  readonly entry: EntryView;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

const longest = 200;
const cut = (text: string) => text.slice(0, longest);
const names = ['issuer', 'account', 'login'] as const;

export function EditForm({ entry, onSaved, onCancel }: Props): ReactNode {
  const { t } = useText();
  const [draft, setDraft] = useState({ issuer: entry.issuer, account: entry.account, login: entry.login });
  const [institutionId, setInstitutionId] = useState(entry.institutionId);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const labels = { issuer: t('review.issuer'), account: t('review.account'), login: t('entry.login') };
  const save = async () => {
    const answer = await ask('entry:edit', {
      id: entry.id,
      issuer: cut(draft.issuer),
      account: cut(draft.account),
      login: cut(draft.login),
      institutionId,
    });
    if (isProblem(answer)) setProblem(answer.problem);
    else onSaved();
  };
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), void save())}>
      {names.map((name, place) => (
        <Field key={name} label={labels[name]} {...(name === 'login' && { hint: t('entry.loginHint') })}>
          {(field) => (
            <input
              {...field}
              autoComplete="off"
              maxLength={longest}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              ref={place === 0 ? focusOnce : undefined}
              value={draft[name]}
            />
          )}
        </Field>
      ))}
      <HostSelect onChange={setInstitutionId} value={institutionId} />
      {problem !== null && <Notice tone="bad">{t(`problem.${camel(problem)}`)}</Notice>}
      <div className="row end">
        <button onClick={onCancel} type="button">
          {t('do.cancel')}
        </button>
        <button className="primary" type="submit">
          {t('do.save')}
        </button>
      </div>
    </form>
  );
}
