// Which mailboxes the user has, as check boxes.
import type { ReactNode } from 'react';
import { institutions } from '../../lib/institutions/index.ts';
import { useText } from '../controls/translate.tsx';

interface Props {
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
}

export function MailboxPicker({ picked, onChange }: Props): ReactNode {
  const { t, locale } = useText();
  const toggle = (id: string) => onChange(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  return (
    <fieldset className="stack">
      <legend className="hidden-text">{t('welcome.mailboxes')}</legend>
      {institutions.map((institution) => (
        <label className="choice" key={institution.id}>
          <input checked={picked.includes(institution.id)} onChange={() => toggle(institution.id)} type="checkbox" />
          <span>
            {institution.name[locale]}
            <span className="muted block">{new URL(institution.signInUrl).host}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
