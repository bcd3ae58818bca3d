// The last look before anything is stored: who, on which site, how the code is made, and the code itself to compare with the phone.
import { useEffect, useState, type ReactNode } from 'react';
import type { Draft, Preview, ProblemCode } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Countdown } from '../controls/countdown.tsx';
import { Field } from '../controls/field.tsx';
import { plain } from '../controls/name.tsx';
import { Notice } from '../controls/notice.tsx';
import { useText } from '../controls/translate.tsx';
import { HostSelect } from './host-select.tsx';
import { grouped, spelled } from './live-code.ts';

interface Props {
  readonly draft: Draft;
  readonly preview: Preview;
  /** Shown when several codes came at once. */
  readonly onSkip: (() => void) | null;
  readonly onSaved: () => void;
}

/** Typing must not ask the background at every letter. */
const typingMs = 250;
const longest = 200;

export function Review({ draft, preview: first, onSkip, onSaved }: Props): ReactNode {
  const { t } = useText();
  const [preview, setPreview] = useState(first);
  const [issuer, setIssuer] = useState(plain(first.issuer).slice(0, longest));
  const [account, setAccount] = useState(plain(first.account).slice(0, longest));
  const [institutionId, setInstitutionId] = useState(first.institutionId);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const [saving, setSaving] = useState(false);
  const [request] = useState(() => crypto.randomUUID());
  const reviewed: Draft = { ...draft, issuer, account, institutionId };
  // What this very review has saved, though its answer was lost, is no other.
  const isDuplicate = preview.duplicateOf !== null && preview.duplicateOf !== request;

  useEffect(() => {
    const look = async () => {
      const answer = await ask('entry:preview', { ...draft, issuer, account, institutionId });
      if (!isProblem(answer)) setPreview(answer.preview);
    };
    const typing = setTimeout(() => void look(), typingMs);
    const ended =
      preview.expiresAt === null ? undefined : setTimeout(() => void look(), Math.max(500, preview.expiresAt - Date.now()));
    return () => (clearTimeout(typing), clearTimeout(ended));
    // `expiresAt` alone: the rest of the preview changes with every answer and would ask without end.
  }, [draft, issuer, account, institutionId, preview.expiresAt]);

  const save = async () => {
    setSaving(true);
    const answer = await ask('entry:add', { ...reviewed, request });
    setSaving(false);
    if (isProblem(answer)) setProblem(answer.problem);
    else onSaved();
  };
  const { algorithm, digits, period, type } = preview;
  const summary = period === null ? t('review.summaryHotp', algorithm, digits) : t('review.summary', algorithm, digits, period);
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), !saving && void save())}>
      <Field label={t('review.issuer')}>
        {(field) => (
          <input
            {...field}
            autoComplete="off"
            dir="auto"
            maxLength={longest}
            onChange={(event) => setIssuer(event.target.value)}
            value={issuer}
          />
        )}
      </Field>
      <Field label={t('review.account')}>
        {(field) => (
          <input
            {...field}
            autoComplete="off"
            dir="auto"
            maxLength={longest}
            onChange={(event) => setAccount(event.target.value)}
            value={account}
          />
        )}
      </Field>
      <HostSelect onChange={setInstitutionId} value={institutionId} />
      <p className="muted">
        {type === 'totp' ? summary : `${t(type === 'hotp' ? 'review.typeHotp' : 'review.typeSteam')} · ${summary}`}
      </p>
      <div>
        <div className="first-code">
          <span className="grow">{t('review.firstCode')}</span>
          <span aria-hidden="true" className="digits">
            {grouped(preview.code)}
          </span>
          <span className="hidden-text">{spelled(preview.code)}</span>
          {preview.expiresAt !== null && period !== null && <Countdown endAt={preview.expiresAt} period={period} />}
        </div>
      </div>
      {isDuplicate && <Notice tone="warn">{t('review.duplicate')}</Notice>}
      {preview.duplicateOf === null && preview.replaces !== null && <Notice tone="info">{t('review.replaces')}</Notice>}
      {problem !== null && <Notice tone="bad">{t(`problem.${camel(problem)}`)}</Notice>}
      <div className="row end">
        {onSkip !== null && (
          <button onClick={onSkip} type="button">
            {t('do.skip')}
          </button>
        )}
        <button className="primary" aria-disabled={saving} disabled={isDuplicate} type="submit">
          {t('do.save')}
        </button>
      </div>
    </form>
  );
}
