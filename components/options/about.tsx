// What the extension may do and why, in one sentence each, and the promise about data.
import type { ReactNode } from 'react';
import { institutions, originsOf, takesCodes } from '../../lib/institutions/index.ts';
import { useText } from '../controls/translate.tsx';

const permissions = [
  'storage',
  'unlimitedStorage',
  'alarms',
  'scripting',
  'activeTab',
  'clipboardWrite',
  'idle',
  'offscreen',
  'notifications',
] as const;

export function About(): ReactNode {
  const { t, locale } = useText();
  return (
    <>
      <p>{t('options.privacy')}</p>
      <h3>{t('permission.title')}</h3>
      <dl className="permissions">
        {permissions.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{t(`permission.${name}`)}</dd>
          </div>
        ))}
        {institutions.flatMap((institution) =>
          originsOf(institution).map((origin) => (
            <div key={origin}>
              <dt>
                {institution.name[locale]} · <code>{new URL(origin).host}</code>
              </dt>
              <dd>{t(takesCodes(origin) ? 'permission.host' : 'permission.mailHost')}</dd>
            </div>
          )),
        )}
      </dl>
    </>
  );
}
