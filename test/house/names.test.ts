// Names, sizes, first lines, mirrored tests; and that each rule notices.
import { describe, expect, it } from 'vitest';
import { firstLineProblems, hasBehaviour, nameProblems, sizeProblems, untested } from './name-rules.ts';
import { listFiles, readSources } from './source.ts';

const paths = listFiles();
const product = readSources(/^(lib|components|entrypoints)\/.*\.tsx?$/);

describe('the files', () => {
  it('have names that say something, in kebab-case', () => {
    expect(paths.length).toBeGreaterThan(100);
    expect(nameProblems(paths)).toEqual([]);
  });
  it('stay within one idea: 200 lines of code, 60 in entrypoints', () => {
    expect(sizeProblems(product)).toEqual([]);
  });
  it('say in their first line what they are for', () => {
    const sources = readSources(/^((lib|components|entrypoints|scripts|test)\/.*|[\w.-]+)\.(ts|tsx|css)$/);
    expect(firstLineProblems(sources.filter(({ path }) => !/\.test\.tsx?$/.test(path)))).toEqual([]);
  });
  it('of lib have a mirrored test file each', () => {
    expect(untested(product, new Set(paths))).toEqual([]);
  });
});

function lines(count: number, line: string): string {
  return `${line}\n`.repeat(count);
}

describe('the rules about files', () => {
  it('notice a folder name that says nothing and a file in another style', () => {
    expect(nameProblems(['lib/utils/a.ts', 'lib/otp/codeMaker.ts', 'test/lib/otp/Code.test.ts'])).toHaveLength(3);
    expect(nameProblems(['lib/otp/google-migration.ts', 'wxt.config.ts', '.ci/run', 'README.zh-CN.md'])).toEqual([]);
  });
  it('notice a file that is too long, and count no comments', () => {
    expect(sizeProblems([{ path: 'lib/otp/a.ts', text: lines(201, 'a();') }])).toHaveLength(1);
    expect(sizeProblems([{ path: 'entrypoints/a.ts', text: lines(61, 'a();') }])).toHaveLength(1);
    expect(sizeProblems([{ path: 'lib/otp/a.ts', text: lines(300, '// why') + lines(200, 'a();') }])).toEqual([]);
  });
  it('notice a silent first line', () => {
    expect(firstLineProblems([{ path: 'a.ts', text: "import 'b';\n// late" }])).toHaveLength(1);
    expect(firstLineProblems([{ path: 'a.ts', text: '// Says it.' }])).toEqual([]);
  });
  it('notice behaviour without a test and ask none for types and data', () => {
    const sources = [
      { path: 'lib/otp/a.ts', text: 'export function a(): void {}' },
      { path: 'lib/otp/b.ts', text: 'export type B = (c: string) => void; export const d = { e: [1] };' },
    ];
    expect(sources.map(hasBehaviour)).toEqual([true, false]);
    expect(untested(sources, new Set())).toHaveLength(1);
    expect(untested(sources, new Set(['test/lib/otp/a.test.ts']))).toEqual([]);
  });
});
