// The page scripts of coremail/web, the style sheet, the QR package.
import { pageFiles } from '../page-files.ts';
import type { Variant } from '../variant.ts';
import { className } from './web/class-names.ts';

/** One file, e.g. `login.ts`, `style.css`, `qr.js`. */
export const webFile = pageFiles(new URL('./web/', import.meta.url), { 'qr.js': new URL(import.meta.resolve('qr')) });

/** The style sheet for the class names of a variant, beside the rules for the plain ones. */
export async function styleSheet(kind: Variant['classNames']): Promise<string> {
  const plain = (await webFile('style.css'))?.body ?? '';
  if (kind === 'coremail') return plain;
  return plain + plain.replace(/\.([a-z][\w-]*)/g, (_, name: string) => `.${className(name, kind)}`);
}
