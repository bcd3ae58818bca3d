// Both languages say the same things, every text is used, and every text that is used exists.
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Source } from './source.ts';
import { literalText, parse, readSources } from './source.ts';

function flatten(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[prefix, String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, prefix === '' ? key : `${prefix}.${key}`)]));
}

const files = readSources(/^lib\/locales\/.*\.yml$/);
const texts = new Map(files.map(({ path, text }) => [path, flatten(parseYaml(text))]));
const zh = texts.get('lib/locales/zh_CN.yml') ?? new Map<string, string>();
const en = texts.get('lib/locales/en.yml') ?? new Map<string, string>();
const source = readSources(/^((lib|components|entrypoints)\/.*\.tsx?|wxt\.config\.ts)$/);

/** Every string in the code; the fixed beginnings of templates end with `*`. */
function strings(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(
    sources.flatMap((file) =>
      parse(file).nodes.flatMap(({ node }) => {
        if (node.type === 'TemplateLiteral') {
          const [head] = node['quasis'] as Parameters<typeof literalText>[0][];
          return head === undefined ? [] : [`${literalText(head) ?? ''}*`];
        }
        const text = literalText(node);
        return text === null
          ? []
          : [text, ...[...text.matchAll(/^__MSG_(\w+)__$/g)].map((match) => (match[1] ?? '').replaceAll('_', '.'))];
      }),
    ),
  );
}

function isUsed(key: string, used: ReadonlySet<string>): boolean {
  if (used.has(key) || used.has(key.replaceAll('.', '_'))) return true;
  return [...used].some(
    (text) => text.length > 2 && text.endsWith('*') && text.includes('.') && key.startsWith(text.slice(0, -1)),
  );
}

const marks = (text: string) => (text.match(/\$[1-9]/g) ?? []).toSorted().join(' ');

/** An English sentence may name what stands on a Chinese page, in Chinese; most of it is English all the same. */
function isEnglish(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu) ?? []).length < (text.match(/[a-z]/gi) ?? []).length / 2;
}

describe('the texts', () => {
  it('exist in Chinese and English, under the same names', () => {
    expect(zh.size).toBeGreaterThan(10);
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted());
  });
  it('are nowhere empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
  it('take the same values in both languages', () => {
    expect([...zh].filter(([key, text]) => marks(text) !== marks(en.get(key) ?? '')).map(([key]) => key)).toEqual([]);
  });
  it('are written in their own language', () => {
    const named = new Set(['app.name', 'app.languageTag', 'language.zh_CN']);
    expect([...en].filter(([key, text]) => !named.has(key) && !isEnglish(text)).map(([key]) => key)).toEqual([]);
    const chinese = ([key, text]: [string, string]) => named.has(key) || text === en.get(key) || /\p{Script=Han}/u.test(text);
    expect([...zh].filter((entry) => !chinese(entry)).map(([key]) => key)).toEqual([]);
  });
  it('are all used', () => {
    const used = strings(source);
    expect([...zh.keys()].filter((key) => !isUsed(key, used))).toEqual([]);
  });
});

describe('the rule about used texts', () => {
  const used = strings([{ path: 'a.ts', text: "t('do.save'); t(`problem.${code}`); const name = '__MSG_app_name__';" }]);
  it('knows whole names, names made from a code, and names in the manifest', () => {
    expect(['do.save', 'problem.locked', 'app.name'].filter((key) => !isUsed(key, used))).toEqual([]);
  });
  it('notices a text nobody uses', () => {
    expect(isUsed('do.erase', used)).toBe(false);
  });
});
