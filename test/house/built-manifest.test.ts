// The manifests as they were approved. A difference is approved by changing `manifests/*.json` by hand, after thinking.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requiredMatches } from '../../lib/institutions/index.ts';
import { builds, readManifest } from './built.ts';
import { projectDir } from './source.ts';

const hosts = [...requiredMatches];

describe.each(builds)('the manifest of %s', (build) => {
  const manifest = readManifest(build);

  it('is the approved one, but for the version', () => {
    const approved = JSON.parse(readFileSync(`${projectDir}/test/house/manifests/${build}.json`, 'utf8')) as object;
    expect({ ...manifest, version: 'any' }).toEqual(approved);
  });
  it('asks for the institutions and for nothing else', () => {
    expect(manifest['host_permissions']).toEqual(hosts);
    expect(JSON.stringify(manifest)).not.toMatch(/<all_urls>|\*:\/\/|localhost|127\.0\.0\.1|\bhttp:/);
  });
  it('puts its script and its card into pages of the institutions only', () => {
    const listed = new Set(hosts);
    const matches = [manifest['content_scripts'], manifest['web_accessible_resources']]
      .flatMap((part) => part as { matches: string[] }[])
      .flatMap((part) => part.matches);
    expect(matches.length).toBeGreaterThan(0);
    expect(matches.filter((match) => !listed.has(match))).toEqual([]);
  });
  it('runs scripts from its own files only', () => {
    const { extension_pages: policy } = manifest['content_security_policy'] as { extension_pages: string };
    const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(directives.get('style-src')).toEqual(["'self'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(directives.get('trusted-types')).toEqual(["'none'"]);
  });
});
