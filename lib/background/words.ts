// Texts the background shows by itself (badge title, notices), in the language the user has chosen.
import { browser } from 'wxt/browser';
import { language } from '../settings/items.ts';

/** Gives a text of `lib/locales` by its name, with `$1` and `$2` replaced. */
export type Words = (key: string, ...values: readonly string[]) => string;

type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

/** The texts now; those of the browser's own language when the file of the chosen one cannot be read. */
export async function words(): Promise<Words> {
  const chosen = await language.getValue();
  const messages = chosen === 'auto' ? null : await messagesOf(chosen);
  return (key, ...values) => {
    const name = key.replaceAll('.', '_');
    const own = messages?.[name]?.message;
    if (own !== undefined) return own.replaceAll(/\$([1-9])/g, (_, place: string) => values[Number(place) - 1] ?? '');
    return browser.i18n.getMessage(name as '@@ui_locale', [...values]);
  };
}

async function messagesOf(chosen: string): Promise<Messages | null> {
  const answer = await fetch(`/_locales/${chosen}/messages.json`).catch(() => null);
  return answer?.ok === true ? answer.json() : null;
}
