// Serves the page scripts of coremail/web to browsers: TypeScript with its types stripped, the style sheet, the QR package.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Variant } from '../variant.ts';
import { className } from './web/class-names.ts';

const folder = new URL('./web/', import.meta.url);
const names = new Set(['qr.js', ...readdirSync(folder)]);
const made = new Map<string, Promise<string>>();

async function load(name: string): Promise<string> {
  if (name === 'qr.js') return readFile(fileURLToPath(import.meta.resolve('qr')), 'utf8');
  const source = await readFile(new URL(name, folder), 'utf8');
  return name.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
}

/** The style sheet for the class names of a variant, beside the rules for the plain ones. */
export async function styleSheet(kind: Variant['classNames']): Promise<string> {
  const plain = (await webFile('style.css'))?.body ?? '';
  if (kind === 'coremail') return plain;
  return plain + plain.replace(/\.([a-z][\w-]*)/g, (_, name: string) => `.${className(name, kind)}`);
}

/** Text and type of one file, e.g. `login.ts`, `style.css`, `qr.js`; null for any other name. */
export async function webFile(name: string): Promise<{ body: string; type: string } | null> {
  if (!names.has(name)) return null;
  const body = made.get(name) ?? load(name);
  made.set(name, body);
  return { body: await body, type: name.endsWith('.css') ? 'text/css;charset=UTF-8' : 'text/javascript;charset=UTF-8' };
}
