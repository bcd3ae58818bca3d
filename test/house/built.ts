// What the two builds hold, file by file, with the sizes that a user downloads.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { projectDir } from './source.ts';

export const builds = ['chrome-mv3', 'firefox-mv3'] as const;
export type Build = (typeof builds)[number];

export type Manifest = Readonly<Record<string, unknown>>;

function dirOf(build: Build): string {
  const dir = `${projectDir}/.output/${build}`;
  if (!existsSync(dir)) throw new Error(`${build} is not built; npm run build makes it`);
  return dir;
}

/** Paths inside a build, with forward slashes. */
export function builtFiles(build: Build): readonly string[] {
  return readdirSync(dirOf(build), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(dirOf(build), `${entry.parentPath}/${entry.name}`))
    .toSorted();
}

export function readBuilt(build: Build, path: string): Buffer {
  return readFileSync(`${dirOf(build)}/${path.replace(/^\//, '')}`);
}

export function readManifest(build: Build): Manifest {
  return JSON.parse(readBuilt(build, 'manifest.json').toString()) as Manifest;
}

/** The scripts that the browser puts into every listed page by itself. */
export function scriptsOfEveryPage(build: Build): readonly string[] {
  const scripts = readManifest(build)['content_scripts'] as readonly { readonly js: readonly string[] }[];
  return scripts.flatMap(({ js }) => js);
}

/** Bytes of some files after gzip, each by itself. */
export function gzippedBytes(build: Build, paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + gzipSync(readBuilt(build, path), { level: 9 }).length, 0);
}

/** Bytes of a zip of these files: a store's download. */
export function zippedBytes(build: Build, paths: readonly string[]): number {
  const heads = 30 + 46;
  const files = paths.map((path) => deflateRawSync(readBuilt(build, path), { level: 9 }).length + heads + 2 * path.length);
  return files.reduce((sum, bytes) => sum + bytes, 22);
}

function scriptsOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
}

/** Every script a page loads before it is used: its own, and what those import at once. Late imports are left out. */
export function scriptsAtOnce(build: Build, page: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    const { module } = parseSync(path, readBuilt(build, path).toString());
    for (const { moduleRequest } of module.staticImports) {
      visit(posix.join(posix.dirname(path), moduleRequest.value));
    }
  };
  for (const script of scriptsOf(readBuilt(build, page).toString())) visit(script.replace(/^\//, ''));
  return found;
}
