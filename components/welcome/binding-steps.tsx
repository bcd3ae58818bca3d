// How a one-time code is bound in one mailbox: as far as its own guide says, and else whom to ask.
import type { ReactNode } from 'react';
import { bindingAt } from '../../lib/institutions/binding.ts';
import type { Institution } from '../../lib/institutions/institution.ts';
import { officeOf } from '../../lib/institutions/office.ts';
import { useText } from '../controls/translate.tsx';

interface Props {
  readonly institution: Institution;
  /** Named where there are several. */
  readonly named: boolean;
}

export function BindingSteps({ institution, named }: Props): ReactNode {
  const { t, locale } = useText();
  const { name } = institution;
  const office = officeOf(institution);
  const binding = bindingAt(institution);
  const asked = [office.name, office.phone].filter((part) => part !== null).join(' ');
  return (
    <section className="stack">
      {named && <h3>{name[locale]}</h3>}
      <ol className="steps">
        {binding.by === 'user' ? (
          <>
            <li>{t('welcome.how1', binding.path)}</li>
            <li>{t('welcome.how2', binding.row)}</li>
            <li>{t('welcome.how3')}</li>
          </>
        ) : (
          <>
            <li>{t(binding.by === 'administrator' ? 'welcome.howAdministrator' : 'welcome.howUnknown', asked)}</li>
            <li>{t('welcome.howAdd')}</li>
          </>
        )}
      </ol>
    </section>
  );
}
