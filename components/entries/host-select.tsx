// The one choice on which site a code may be used: one institution's exact hosts, or none.
import type { ReactNode } from 'react';
import { institutions } from '../../lib/institutions/index.ts';
import { Field } from '../controls/field.tsx';
import { useText } from '../controls/translate.tsx';

interface Props {
  readonly value: string | null;
  readonly onChange: (institutionId: string | null) => void;
}

export function HostSelect({ value, onChange }: Props): ReactNode {
  const { t, locale } = useText();
  return (
    <Field label={t('review.host')}>
      {(field) => (
        <select
          {...field}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          value={value ?? ''}
        >
          <option value="">{t('review.noHost')}</option>
          {institutions.map((institution) => (
            <option key={institution.id} value={institution.id}>
              {`${new URL(institution.origins[0] ?? institution.signInUrl).host} · ${institution.name[locale]}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
