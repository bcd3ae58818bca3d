// Few packages, exact versions, each with a reason in the README, none that runs code at install.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectDir } from './source.ts';

type Package = {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
};
type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Record<string, string>;
};

const read = (name: string): string => readFileSync(`${projectDir}/${name}`, 'utf8');
const manifest = JSON.parse(read('package.json')) as Package;
const locked = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages;
const shipped = Object.keys(manifest.dependencies);
const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

describe('the packages', () => {
  it('that ship are at most fifteen', () => {
    expect(shipped.length).toBeGreaterThan(0);
    expect(shipped.length).toBeLessThanOrEqual(15);
  });
  it('are pinned to one exact version', () => {
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
  it('each have a reason in the README', () => {
    const readme = existsSync(`${projectDir}/README.md`) ? read('README.md') : '';
    const named = (name: string) =>
      readme.split('\n').some((line) => line.includes(`\`${name}\``) && line.length > name.length + 20);
    expect(Object.keys(all).filter((name) => !named(name))).toEqual([]);
  });
  it('run nothing of their own at install', () => {
    expect(
      Object.entries(locked).flatMap(([path, entry]) => (path !== '' && entry.hasInstallScript === true ? [path] : [])),
    ).toEqual([]);
  });
  it('are locked by their content wherever this project can be built', () => {
    const open = Object.entries(locked).filter(
      ([path, entry]) => path !== '' && entry.integrity === undefined && entry.optional !== true,
    );
    expect(open.map(([path]) => path)).toEqual([]);
  });
  it('are locked completely, the parts for other systems included, or a clean install refuses', () => {
    const missing = Object.values(locked).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !Object.keys(locked).some((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)),
      ),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});
