// Serves the scripts and style sheets of a system's pages to browsers: TypeScript without its types, together with all it imports.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';

export interface PageFile {
  readonly body: string;
  readonly type: string;
}

/** A script in one piece: a page of a dozen files is asked for a dozen times at each visit. Packages are left to the page. */
async function inOnePiece(place: URL): Promise<string> {
  const { build } = await import('vite');
  const input = fileURLToPath(place);
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input, external: /^\w/, output: { format: 'es' }, preserveEntrySignatures: 'strict' },
    },
  });
  const [chunk] = 'output' in made ? made.output : [];
  if (chunk?.type !== 'chunk') throw new Error(`${input} was not built`);
  return chunk.code;
}

/** Text and type of a file of the folder, or of `more` by name, e.g. `login.ts`, `style.css`; null for any other name. */
export function pageFiles(folder: URL, more: Readonly<Record<string, URL>> = {}): (name: string) => Promise<PageFile | null> {
  const places = new Map(readdirSync(folder).map((name) => [name, new URL(name, folder)]));
  for (const [name, place] of Object.entries(more)) places.set(name, place);
  const made = new Map<string, Promise<string>>();
  const load = (name: string, place: URL) => (name.endsWith('.ts') ? inOnePiece(place) : readFile(place, 'utf8'));
  return async (name) => {
    const place = places.get(name);
    if (place === undefined) return null;
    const body = made.get(name) ?? load(name, place);
    made.set(name, body);
    return { body: await body, type: name.endsWith('.css') ? 'text/css;charset=UTF-8' : 'text/javascript;charset=UTF-8' };
  };
}

/** Answers with the file the address names in `:file`, or 404. */
export function fileRoute(file: (name: string) => Promise<PageFile | null>) {
  return async (c: Context): Promise<Response> => {
    const found = await file(c.req.param('file') ?? '');
    return found === null ? c.notFound() : c.body(found.body, 200, { 'Content-Type': found.type });
  };
}
