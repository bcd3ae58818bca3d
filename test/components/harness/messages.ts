// The messages of one language, flat, as the build of the extension makes them.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

const locales = path.resolve(import.meta.dirname, '../../../lib/locales');

export async function messagesOf(language: 'zh_CN' | 'en'): Promise<Record<string, { message: string }>> {
  const flat: Record<string, { message: string }> = {};
  const walk = (value: unknown, name: string) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}_${key}`);
    } else flat[name] = { message: String(value) };
  };
  walk(parse(await readFile(path.join(locales, `${language}.yml`), 'utf8')), '');
  return flat;
}
