// Texts in the language of the user: at once from the browser, or from the extension's own file when he has chosen a language.
import { createI18n } from '@wxt-dev/i18n';
import type { GeneratedI18nStructure } from '#i18n';
import type { Language } from '../../lib/settings/items.ts';

type Structure = GeneratedI18nStructure;
type Value = string | number;
type Values<Count> = Count extends 0 ? [] : Count extends 1 ? [Value] : Count extends 2 ? [Value, Value] : Value[];

/** The name of a text, as in `lib/locales`. */
export type TextKey = Exclude<keyof Structure, `@@${string}`>;
/** Looks a text up and puts the values in for `$1`, `$2` … */
export type Translate = <Key extends TextKey>(key: Key, ...values: Values<Structure[Key]['substitutions']>) => string;

export interface Texts {
  /** BCP 47 tag for `<html lang>` and dates. */
  readonly tag: string;
  /** Which of the names an institution has. */
  readonly locale: 'zh_CN' | 'en';
  readonly t: Translate;
}

/** What `_locales/<language>/messages.json` holds. */
export type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

function textsOf(look: (key: string, values: readonly string[]) => string): Texts {
  const t: Translate = (key, ...values) => look(key, values.map(String));
  const tag = t('app.languageTag');
  return { tag, locale: tag === 'zh-CN' ? 'zh_CN' : 'en', t };
}

/** The browser's own choice of language; needs no waiting. */
export function textsOfBrowser(): Texts {
  const i18n = createI18n();
  return textsOf((key, values) => i18n.t(key, [...values]));
}

/** Texts from a loaded message file. A text that is missing shows as its key. */
export function textsOfMessages(messages: Messages): Texts {
  return textsOf((key, values) => {
    const message = messages[key.replaceAll('.', '_')]?.message ?? key;
    return message.replaceAll(/\$(\$|[1-9])/g, (_, mark: string) => (mark === '$' ? '$' : (values[Number(mark) - 1] ?? '')));
  });
}

/** Texts in the language of the setting. Falls back to the browser's when the file of that language cannot be read. */
export async function loadTexts(language: Language): Promise<Texts> {
  if (language === 'auto') return textsOfBrowser();
  const answer = await fetch(`/_locales/${language}/messages.json`).catch(() => null);
  if (answer?.ok !== true) return textsOfBrowser();
  const messages: Messages = await answer.json();
  return textsOfMessages(messages);
}
