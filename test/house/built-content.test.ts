// What stands in the built scripts: no secret-handling code inside web pages, no code from strings, no unknown hosts.
import { describe, expect, it } from 'vitest';
import { institutions, originsOf } from '../../lib/institutions/index.ts';
import { builds, builtFiles, readBuilt } from './built.ts';

/** Strings without which the vault and the code maker cannot work, whatever the minifier does to names. */
const secretMarks = ['AES-GCM', 'argon2id', 'indexedDB', 'HMAC'];
const codeFromStrings = /\beval\(|\bnew Function\(|\bsetTimeout\(\s*["'`]/;
/** Names of formats, and pages that are only named in messages to developers; nothing is ever loaded from them. */
const harmless = ['www.w3.org', 'react.dev', 'wxt.dev', 'github.com'];

describe.each(builds)('the %s build', (build) => {
  const scripts = builtFiles(build).filter((path) => path.endsWith('.js'));
  const read = (path: string) => readBuilt(build, path).toString();
  const inPages = scripts.filter((path) => ['webmail.js', 'visit.js', 'qr.js'].includes(path));

  it('holds the marks of the vault and the codes in its background, so that they can be looked for', () => {
    const background = read('background.js').toLowerCase();
    expect(secretMarks.filter((mark) => !background.includes(mark.toLowerCase()))).toEqual([]);
  });
  it('holds none of them in a script that runs inside a web page', () => {
    expect(inPages.length).toBe(3);
    const found = inPages.flatMap((path) => {
      const text = read(path).toLowerCase();
      return secretMarks.filter((mark) => text.includes(mark.toLowerCase())).map((mark) => `${path}: ${mark}`);
    });
    expect(found).toEqual([]);
  });
  it('holds only characters with which Chromium loads a script into a page', () => {
    // It takes a noncharacter (U+FFFF and its like) for a file that is not UTF-8.
    const refused = /[\p{Noncharacter_Code_Point}\p{Surrogate}]/u;
    expect(inPages.filter((path) => refused.test(read(path)))).toEqual([]);
  });
  it('makes no code out of strings', () => {
    expect(scripts.filter((path) => codeFromStrings.test(read(path)))).toEqual([]);
  });
  it('puts nothing around a script of a web page, and makes nothing in the first one that can be written down', () => {
    expect(inPages.filter((path) => /crashed on startup|Failed to initialize plugins/.test(read(path)))).toEqual([]);
    expect(read('webmail.js')).not.toMatch(/\bcatch\b|instanceof Promise/);
    expect(read('webmail.js')).toContain(':not([type="hidden" i]):not([type="submit" i])');
    expect(read('webmail.js')).toContain(':not([name="uid" i]):not([name="user" i])');
  });
  it('names no host but the listed ones', () => {
    const listed = new Set([
      ...institutions.flatMap((institution) => originsOf(institution).map((origin) => new URL(origin).hostname)),
      ...harmless,
    ]);
    const named = scripts.flatMap((path) =>
      [...read(path).matchAll(/https?:\/\/([\w.-]+\.\w+)/g)].map((match) => `${path}: ${match[1]}`),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((line) => !listed.has(line.split(': ')[1] ?? ''))).toEqual([]);
  });
  it('ships no map, no test and no page of the practice systems', () => {
    expect(builtFiles(build).filter((path) => /\.map$|practice|test/i.test(path))).toEqual([]);
  });
});
