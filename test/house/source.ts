// The files of the project and what is written in them, for the tests that police the tree.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const projectDir = fileURLToPath(new URL('../..', import.meta.url));

/** A file by its path from the project's root, with forward slashes. */
export type Source = { readonly path: string; readonly text: string };

/** A node of the syntax tree; its other fields depend on the type. */
export type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>;

export type Import = {
  /** Path from the project's root for a relative import, else the name of the package as written. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Nothing of it is left after the types are stripped. */
  readonly typesOnly: boolean;
};

export type Parsed = {
  readonly imports: readonly Import[];
  /** Every node with its parent, in reading order. */
  readonly nodes: readonly { readonly node: Node; readonly parent: Node | null }[];
};

const binary = /\.(png|wasm|ico|jpg|xpi|zip|woff2?)$/;

/** Paths of all files that are, or could be, under version control. */
export function listFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: projectDir, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(`${projectDir}/${path}`)).toSorted();
}

/** All text files whose path matches; throws when there is none, so that no rule passes on an empty walk. */
export function readSources(matching: RegExp): readonly Source[] {
  const paths = listFiles().filter((path) => matching.test(path) && !binary.test(path));
  if (paths.length === 0) throw new Error(`no file matches ${String(matching)}`);
  return paths.map((path) => ({ path, text: readFileSync(`${projectDir}/${path}`, 'utf8') }));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function collect(node: Node, parent: Node | null, into: { node: Node; parent: Node | null }[]): void {
  into.push({ node, parent });
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) collect(child, node, into);
    }
  }
}

function importOf(path: string, to: string, typesOnly: boolean): Import {
  const isPackage = !to.startsWith('.');
  return { to: isPackage ? to : posix.join(posix.dirname(path), to), isPackage, typesOnly };
}

const parsedByText = new Map<string, Parsed>();

/** Syntax of one TypeScript file; throws when it does not parse. */
export function parse({ path, text }: Source): Parsed {
  const key = `${path}\0${text}`;
  const known = parsedByText.get(key);
  if (known !== undefined) return known;
  const { program, module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      importOf(path, moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType)),
    ),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [importOf(path, moduleRequest.value, isType)] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      importOf(path, text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/^['"`]|['"`]$/g, ''), false),
    ),
  ];
  const nodes: { node: Node; parent: Node | null }[] = [];
  collect(program as unknown as Node, null, nodes);
  const parsed = { imports, nodes };
  parsedByText.set(key, parsed);
  return parsed;
}

/** `path:line` of a place in a file. */
export function placeOf({ path, text }: Source, offset: number): string {
  return `${path}:${text.slice(0, offset).split('\n').length}`;
}

/** The text of a string literal or of the fixed parts of a template, else null. */
export function literalText(node: Node): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateElement') return (node['value'] as { cooked: string | null }).cooked;
  return null;
}
