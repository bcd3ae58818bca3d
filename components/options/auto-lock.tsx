// After how many idle minutes a passphrase is asked again.
import type { ReactNode } from 'react';
import { autoLockMinutes } from '../../lib/settings/items.ts';
import { Field } from '../controls/field.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';

const offered = [1, 5, 15, 30, 60, 240, 0] as const;

export function AutoLock(): ReactNode {
  const { t } = useText();
  const [minutes, setMinutes] = useSetting(autoLockMinutes);
  return (
    <div className="narrow">
      <Field hint={t('options.autoLockHint')} label={t('options.autoLock')}>
        {(field) => (
          <select {...field} onChange={(event) => setMinutes(Number(event.target.value))} value={minutes}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {one === 0 ? t('options.autoLockNever') : t('options.autoLockMinutes', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
