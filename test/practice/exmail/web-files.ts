// Serves the page scripts of exmail/web to browsers: TypeScript with its types stripped, and the style sheet.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';

const folder = new URL('./web/', import.meta.url);
/** Arithmetic both systems' pages use. */
const rsa = new URL('../coremail/web/rsa.ts', import.meta.url);
const names = new Set(['rsa.ts', ...readdirSync(folder)]);
const made = new Map<string, Promise<string>>();

async function load(name: string): Promise<string> {
  const source = await readFile(name === 'rsa.ts' ? rsa : new URL(name, folder), 'utf8');
  return name.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
}

/** Text and type of one file, e.g. `frame.ts`, `style.css`; null for any other name. */
export async function exmailFile(name: string): Promise<{ body: string; type: string } | null> {
  if (!names.has(name)) return null;
  const body = made.get(name) ?? load(name);
  made.set(name, body);
  return { body: await body, type: name.endsWith('.css') ? 'text/css;charset=UTF-8' : 'text/javascript;charset=UTF-8' };
}
