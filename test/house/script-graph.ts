// Everything a script brings along by its imports.
import type { Source } from './source.ts';
import { parse } from './source.ts';

/** Paths and packages reached from a file by imports that are left in the build, in the order found. */
export function reach(sources: readonly Source[], from: string): ReadonlySet<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string) => {
    const source = byPath.get(path);
    if (source === undefined) throw new Error(`${path} is imported and not there`);
    for (const { to, isPackage, typesOnly } of parse(source).imports) {
      if (typesOnly) continue;
      if (isPackage) packages.add(to);
      else if (/\.tsx?$/.test(to) && !found.has(to)) {
        found.add(to);
        visit(to);
      }
    }
  };
  visit(from);
  return new Set([...found, ...packages]);
}
