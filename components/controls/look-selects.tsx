// Language and look of all pages, changed at once.
import type { ReactNode } from 'react';
import { language, theme, type Language, type Theme } from '../../lib/settings/items.ts';
import { Field } from './field.tsx';
import { useSetting } from './setting.ts';
import { useText } from './translate.tsx';

const languages: readonly Language[] = ['auto', 'zh_CN', 'en'];
const looks: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];

export function LanguageSelect(): ReactNode {
  const { t } = useText();
  const [chosen, choose] = useSetting(language);
  return (
    <Field label={t('language.label')}>
      {(field) => (
        <select
          {...field}
          onChange={(event) => choose(languages.find((one) => one === event.target.value) ?? 'auto')}
          value={chosen}
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {t(`language.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function ThemeSelect(): ReactNode {
  const { t } = useText();
  const [chosen, choose] = useSetting(theme);
  return (
    <Field label={t('theme.label')}>
      {(field) => (
        <select
          {...field}
          onChange={(event) => choose(looks.find((one) => one === event.target.value) ?? 'system')}
          value={chosen}
        >
          {looks.map((one) => (
            <option key={one} value={one}>
              {t(`theme.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
