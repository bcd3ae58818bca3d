// What must not be written in product code, and what may be written in one place only. Each rule gives one sentence a finding.
import type { Node, Source } from './source.ts';
import { literalText, parse, placeOf } from './source.ts';

type Look = (node: Node, parent: Node | null, source: Source) => string | null;

/** Runs one look over every node of every file. */
function findings(sources: readonly Source[], look: Look): string[] {
  return sources.flatMap((source) =>
    parse(source).nodes.flatMap(({ node, parent }) => {
      const said = look(node, parent, source);
      return said === null ? [] : [`${placeOf(source, node.start)}: ${said}`];
    }),
  );
}

function nameOf(value: unknown): string {
  const node = value as Node | undefined;
  if (node?.type === 'Identifier' || node?.type === 'JSXIdentifier') return String(node['name']);
  return node === undefined ? '' : (literalText(node) ?? '');
}

/** `name` of `x.name`, `x['name']` and `name` itself when they are called or read. */
function memberName(node: Node): string {
  return node.type === 'MemberExpression' ? nameOf(node['property']) : '';
}

const sinks = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
]);

function isEmptyFunction(node: Node): boolean {
  if (!node.type.endsWith('FunctionExpression')) return false;
  const body = node['body'] as Node;
  const isNothing = body.type === 'Identifier' && nameOf(body) === 'undefined';
  return isNothing || (body.type === 'BlockStatement' && (body['body'] as unknown[]).length === 0);
}

/** Ways to hide a type, an error or a string that becomes code or markup. */
export function forbiddenCode(sources: readonly Source[]): string[] {
  const inCode = findings(sources, (node, parent) => {
    if (node.type === 'TSAnyKeyword') return 'any';
    if (node.type === 'TSNonNullExpression') return 'a non-null mark (!)';
    if (node.type === 'CatchClause' && (node['body'] as { body: unknown[] }).body.length === 0) return 'an error is swallowed';
    if (
      node.type === 'Identifier' &&
      nameOf(node) === 'console' &&
      parent?.type === 'MemberExpression' &&
      parent['object'] === node
    )
      return 'console';
    if (node.type === 'MemberExpression' && sinks.has(memberName(node))) return `markup from a string (${memberName(node)})`;
    if (node.type === 'JSXIdentifier' && nameOf(node) === 'dangerouslySetInnerHTML') return 'markup from a string';
    if (node.type === 'MemberExpression' && nameOf(node['object']) === 'Math' && memberName(node) === 'random')
      return 'Math.random';
    if (node.type === 'MemberExpression' && nameOf(node['object']) === 'document' && /^write(ln)?$/.test(memberName(node)))
      return 'document.write';
    if (node.type === 'CallExpression') {
      const callee = node['callee'] as Node;
      const [first] = node['arguments'] as Node[];
      if (nameOf(callee) === 'eval') return 'code from a string';
      if (memberName(callee) === 'catch' && first !== undefined && isEmptyFunction(first)) return 'an error is swallowed';
    }
    return node.type === 'NewExpression' && nameOf(node['callee']) === 'Function' ? 'code from a string' : null;
  });
  const inComments = sources.flatMap((source) =>
    [...source.text.matchAll(/@ts-(ignore|expect-error|nocheck)|eslint-disable|oxlint-disable|\b(TODO|FIXME|XXX)\b/g)].map(
      (match) => `${placeOf(source, match.index)}: ${match[0]}`,
    ),
  );
  return [...inCode, ...inComments];
}

const host =
  /(?<![\w-])(?:[\w-]+\.)+(?:cn|com|net|org|edu|gov|io|app|dev|top|xyz|localhost)(?![\w-])|127\.0\.0\.1|\blocalhost\b/i;
/** Names of formats that look like hosts and lead nowhere. */
const formats = /www\.w3\.org/g;

/** Host names in strings of files outside `lib/institutions`. */
export function strayHosts(sources: readonly Source[]): string[] {
  return findings(
    sources.filter(({ path }) => !path.startsWith('lib/institutions/')),
    (node) => {
      const found = literalText(node)?.replaceAll(formats, '').match(host);
      return found ? `a host name (${found[0]})` : null;
    },
  );
}

const selectorCalls = new Set(['querySelector', 'querySelectorAll', 'matches', 'closest', '$', '$$']);
const idCalls = new Set(['getElementById', 'getElementsByClassName', 'getElementsByName']);

/** Looking for a word in any name (`[class*=qr]`) is a general rule, and `lib/page` has those; a whole name is one product's. */
function namesPagePart(selector: string, path: string): boolean {
  const bare = selector.replaceAll(/\[[^\]]*\]/g, '');
  const operators = path.startsWith('lib/page/') ? '[~|^$]?=' : '[~|^$*]?=';
  return new RegExp(`\\[\\s*(?:id|class|name)\\s*${operators}`).test(selector) || /[.#][\w-]/.test(bare);
}

/** Selectors that name a part of somebody's page (id, class, name) outside `lib/providers/<product>/selectors.ts`. */
export function straySelectors(sources: readonly Source[]): string[] {
  return findings(
    sources.filter(({ path }) => path.startsWith('lib/') && !/^lib\/providers\/[\w-]+\/selectors\.ts$/.test(path)),
    (node, _, { path }) => {
      if (node.type !== 'CallExpression') return null;
      const call = memberName(node['callee'] as Node);
      const [first] = node['arguments'] as Node[];
      const texts = first === undefined ? [] : [first, ...((first['quasis'] as Node[] | undefined) ?? [])].map(literalText);
      const literal = texts.filter((text) => text !== null).join(' ');
      if (idCalls.has(call) && literal !== '') return `a page's part by its name (${literal})`;
      if (!selectorCalls.has(call) || literal === '') return null;
      return namesPagePart(literal, path) ? `a page selector (${literal})` : null;
    },
  );
}

/** Every message name the contract declares: keys of `contract` and members of `ToPage`. */
export function declaredMessages(contract: Source): ReadonlySet<string> {
  const keys = parse(contract).nodes.flatMap(({ node }) =>
    node.type === 'Property' || node.type === 'TSPropertySignature' ? [nameOf(node['key'])] : [],
  );
  return new Set(keys.filter((key) => /^[a-z]+:[a-zA-Z]+$/.test(key)));
}

/** Message names that the contract does not declare, and sending that goes past `lib/messaging`. */
export function strayMessages(sources: readonly Source[], declared: ReadonlySet<string>): string[] {
  const families = new Set([...declared].map((name) => name.split(':')[0]));
  return findings(
    sources.filter(({ path }) => !path.startsWith('lib/messaging/')),
    (node) => {
      const text = literalText(node);
      if (text !== null && /^[a-z]+:[a-zA-Z]+$/.test(text) && families.has(text.split(':')[0]) && !declared.has(text)) {
        return `a message the contract does not know (${text})`;
      }
      const isPast =
        node.type === 'MemberExpression' && ['sendMessage', 'onMessage', 'connect', 'onConnect'].includes(memberName(node));
      const owner = isPast ? (node['object'] as Node) : null;
      return owner !== null && ['runtime', 'tabs'].includes(memberName(owner)) ? 'a message past lib/messaging' : null;
    },
  );
}

/** Keys of the browser's stores, and use of the stores, outside `settings` and `vault`. */
export function strayStorage(sources: readonly Source[]): string[] {
  return findings(
    sources.filter(({ path }) => !/^lib\/(settings|vault)\//.test(path)),
    (node) => {
      const text = literalText(node);
      if (text !== null && /^(local|session|sync|managed):./.test(text)) return `a storage key (${text})`;
      const inner = node.type === 'MemberExpression' ? (node['object'] as Node) : null;
      const isStore =
        inner !== null && memberName(inner) === 'storage' && /^(local|session|sync|managed)$/.test(memberName(node));
      return isStore ? 'a store of the browser used directly' : null;
    },
  );
}

/** Imports of `lib/vault/migrate` that could change under it: it may import only itself. */
export function changeableMigrations(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('lib/vault/migrate/'))
    .flatMap((source) =>
      parse(source)
        .imports.filter(({ to, isPackage }) => isPackage || !to.startsWith('lib/vault/migrate/'))
        .map(({ to }) => `${source.path}: imports ${to}, which may change`),
    );
}
