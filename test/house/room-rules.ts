// The import table as a rule over files.
import { rooms, textRoom } from './room-table.ts';
import type { Node, Source } from './source.ts';
import { parse, placeOf } from './source.ts';

/** The room a file stands in: `lib/otp/code.ts` → `otp`, `components/…` → `components`; null outside of all. */
export function roomOf(path: string): string | null {
  const [top = '', next = '', ...rest] = path.split('/');
  if (top === 'components' || top === 'entrypoints') return top;
  return top === 'lib' && rest.length > 0 ? next : null;
}

const browserPackage = /^(wxt\/(browser|utils\/storage|storage)|webextension-polyfill|@webext-core\/.*)$/;
const documentNames = new Set(['document', 'window', 'localStorage', 'sessionStorage', 'MutationObserver']);
const documentTypes = /^(HTML\w*Element|SVG\w*Element|Document|Element|Node|NodeList|ShadowRoot)$/;

function isName(node: Node, parent: Node | null): boolean {
  if (node.type !== 'Identifier' || parent === null) return false;
  const isMember = parent.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true;
  const isKey = /Property|Method|Signature/.test(parent.type) && parent['key'] === node && parent['shorthand'] !== true;
  return !isMember && !isKey;
}

function importProblems(source: Source, room: string): string[] {
  const row = rooms[room];
  if (row === undefined) return [];
  return parse(source).imports.flatMap(({ to, isPackage, typesOnly }) => {
    if (isPackage) {
      return !row.browser && browserPackage.test(to) && !typesOnly
        ? [`${source.path}: ${room} may not touch the browser (${to})`]
        : [];
    }
    const target = roomOf(to);
    if (target === room || to === 'package.json' || (target === null && room === 'entrypoints')) return [];
    if (target === textRoom && to.endsWith('.yml')) return [];
    const allowed = target !== null && (row.imports.includes(target) || (typesOnly && (row.types ?? []).includes(target)));
    return allowed ? [] : [`${source.path}: ${room} may not import ${typesOnly ? 'types of ' : ''}${target ?? to}`];
  });
}

function globalProblems(source: Source, room: string): string[] {
  const row = rooms[room];
  if (row === undefined) return [];
  return parse(source).nodes.flatMap(({ node, parent }) => {
    if (!isName(node, parent)) return [];
    const name = String(node['name']);
    const place = placeOf(source, node.start);
    if (!row.browser && (name === 'chrome' || (name === 'browser' && parent?.type === 'MemberExpression'))) {
      return [`${place}: ${room} may not touch the browser (${name})`];
    }
    const isType = parent?.type === 'TSTypeReference' && documentTypes.test(name);
    return !row.dom && (documentNames.has(name) || isType) ? [`${place}: ${room} may not touch a document (${name})`] : [];
  });
}

/** Everything in `lib`, `components` and `entrypoints` that breaks the table, one sentence each. */
export function roomProblems(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    if (room === null) return [`${source.path}: stands in no room`];
    if (room === textRoom) return source.path.endsWith('.yml') ? [] : [`${source.path}: ${textRoom} holds texts only`];
    if (rooms[room] === undefined) return [`${source.path}: there is no room called ${room}`];
    return /\.tsx?$/.test(source.path) ? [...importProblems(source, room), ...globalProblems(source, room)] : [];
  });
}
