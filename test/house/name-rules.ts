// Names, sizes and first lines of files, and that every piece of behaviour has its test file.
import type { Node, Source } from './source.ts';
import { parse } from './source.ts';

const forbiddenFolders = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'services',
  'core',
  'types',
  'misc',
  'lib2',
]);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
/** Written by others' rules, not ours. */
const givenNames = /^(README(\.zh-CN)?\.md|CHANGELOG\.md|LICENSE|DEVELOPERS\.md|AGENTS\.md|zh_CN\.yml|\.[\w.-]+|.*\.config\.ts)$/;

/** Folders and files of the product and its tests whose names say nothing or are written another way. */
export function nameProblems(paths: readonly string[]): string[] {
  return paths
    .filter((path) => !path.startsWith('test/fixtures/') && !path.startsWith('public/'))
    .flatMap((path) => {
      const folders = path.split('/');
      const file = folders.pop() ?? '';
      const bad = folders
        .filter((folder) => forbiddenFolders.has(folder))
        .map((folder) => `${path}: no folder is called ${folder}`);
      const wrong = kebab.test(file) || givenNames.test(file) ? [] : [`${path}: not in kebab-case`];
      return [...bad, ...wrong];
    });
}

/** Lines that hold code: no empty ones, none with a comment only. */
export function linesOfCode(text: string): number {
  return text.split('\n').filter((line) => !/^\s*($|\/\/|\/\*|\*)/.test(line)).length;
}

/** Files of the product that are longer than one idea needs. */
export function sizeProblems(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const limit = path.startsWith('entrypoints/') ? 60 : 200;
    const lines = linesOfCode(text);
    return lines > limit ? [`${path}: ${lines} lines of code, ${limit} are the end`] : [];
  });
}

/** Files that do not say in their first line what they are for. */
export function firstLineProblems(sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => !/^(\/\/ \S|\/\*\*? ?\S)/.test(text.replace(/^#!.*\n/, '')))
    .map(({ path }) => `${path}: the first line says nothing`);
}

const behaviour = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassDeclaration|ClassExpression)$/;

/** The first half of an overload: no body. */
function isBare(node: Node): boolean {
  return node.type === 'FunctionDeclaration' && node['body'] === null;
}

/** True when the file does something of its own: types, data and declared settings do not. */
export function hasBehaviour(source: Source): boolean {
  return parse(source).nodes.some(({ node }) => behaviour.test(node.type) && !isBare(node));
}

/** Files of `lib` with behaviour and without their test file in `test/lib`. A typed error is proved where it is thrown. */
export function untested(sources: readonly Source[], paths: ReadonlySet<string>): string[] {
  return sources
    .filter((source) => /^lib\/.*\.tsx?$/.test(source.path) && !source.path.endsWith('-error.ts') && hasBehaviour(source))
    .map(({ path }) => [path, `test/${path.replace(/\.tsx?$/, '')}.test.ts`] as const)
    .filter(([, test]) => !paths.has(test) && !paths.has(`${test}x`))
    .map(([path, test]) => `${path}: has no ${test}`);
}
