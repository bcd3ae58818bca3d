// What the build leaves out of packages that come as one piece: parts that nothing of ours calls, and that no bundler can tell from the rest.

/** A place in the package's text, and what stands there instead. */
type Part = readonly [RegExp, string];

/**
 * Its table of every call of every browser function, with what only the table needs, and what it has for developer tools and privacy settings.
 * Chrome gives promises by itself where we call it; what messages answer is what the polyfill is for, and that needs none of this.
 */
const polyfill: readonly Part[] = [
  [/const apiMetadata = \{[^;]*\};/, 'const apiMetadata = {};'],
  [/if \(Object\.keys\(apiMetadata\)\.length === 0\) \{[^}]*\}/, ''],
  [/const makeCallback = [^]*?(?=const wrapMethod)/, ''],
  [/else if \(hasOwnProperty\(metadata, prop\)\) \{[^]*?\} (?=else \{)/, ''],
  [/ \|\| hasOwnProperty\(metadata, prop\)/, ''],
  [/else if \(hasOwnProperty\(metadata, "\*"\)\) \{[^]*?\} (?=else \{)/, ''],
  [/const onRequestFinishedWrappers = [^]*?(?=const onMessageWrappers)/, ''],
  [/devtools: \{[^]*?(?=runtime: \{\s+onMessage:)/, ''],
  [/const settingMetadata = [^]*?(?=return wrapObject\(extensionAPIs)/, ''],
];

/** Shortcuts on the database, and loops over cursors. */
const idb: readonly Part[] = [[/const readMethods = [^]*?(?=export \{)/, '']];

/** What is told of an input that does not fit, and where: we only ask whether it does, and a sentence that quotes a secret is better not made. */
const valibot: readonly Part[] = [
  [/const input = other && "input" in other[^]*?(?=const isSchema = context\.kind)/, 'const issue = {};'],
  [/const message\$1 = other\?\.message[^\n]*\n[^\n]*issue\.message = [^\n]*\n/, ''],
  [/const pathItem = \{[^}]*\};/g, ''],
  [/(?:if \(issue\.path\) [^\n]*\n\s*else )?issue\.path = \[pathItem\];/g, ''],
];

/** What catches an error only to write it down, which a release does not, and throws it again: each mail page would pay for it. */
const unlistedScript: readonly Part[] = [
  [/function print\([^]*?(?=\/\/#endregion)/, ''],
  [/const result = \(\(\) => \{\s+try \{\s+initPlugins\(\);[^]*?\}\)\(\);/, 'initPlugins();\nconst result = definition.main();'],
];

/** By the end of the file's path, or how a module begins that WXT makes up. */
const partsOf: Readonly<Record<string, readonly Part[]>> = {
  '/webextension-polyfill/dist/browser-polyfill.js': polyfill,
  '/idb/build/index.js': idb,
  '/valibot/dist/index.mjs': valibot,
  '\0virtual:wxt-unlisted-script-entrypoint?': unlistedScript,
};

/**
 * The text of a package's file without those parts; undefined for every other file.
 * @param id the file's path, or the module's name
 * @throws when a part is not found: the package has changed
 */
export function inPart(code: string, id: string): string | undefined {
  const file = Object.keys(partsOf).find((end) => id.endsWith(end) || id.startsWith(end));
  if (file === undefined) return undefined;
  return partsOf[file]?.reduce((left, [part, instead]) => {
    if (left.search(part) === -1) throw new Error(`${file} has changed: ${part}`);
    return left.replace(part, instead);
  }, code);
}

export const packagesInPart = { name: 'packages-in-part', transform: inPart };
