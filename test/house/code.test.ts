// What product code must not hold, and that each rule notices.
import { describe, expect, it } from 'vitest';
import {
  changeableMigrations,
  declaredMessages,
  forbiddenCode,
  strayHosts,
  straySelectors,
  strayStorage,
  strayMessages,
} from './code-rules.ts';
import type { Source } from './source.ts';
import { readSources } from './source.ts';

const product = readSources(/^(lib|components|entrypoints)\/.*\.tsx?$/);
const [contract] = readSources(/^lib\/messaging\/contract\.ts$/);
const declared = contract === undefined ? new Set<string>() : declaredMessages(contract);

describe('product code', () => {
  it('hides no type and no error, and makes no code or markup out of strings', () => {
    expect(forbiddenCode(product)).toEqual([]);
  });
  it('names hosts in lib/institutions only', () => {
    expect(strayHosts(product)).toEqual([]);
  });
  it('names parts of mail pages in lib/providers/*/selectors.ts only', () => {
    expect(straySelectors(product)).toEqual([]);
  });
  it('sends only messages of the contract, through lib/messaging only', () => {
    expect(declared.size).toBeGreaterThan(20);
    expect(strayMessages(product, declared)).toEqual([]);
  });
  it('touches the browser stores in lib/settings and lib/vault only', () => {
    expect(strayStorage(product)).toEqual([]);
  });
  it('keeps migrations free of everything that can change', () => {
    expect(product.some(({ path }) => path.startsWith('lib/vault/migrate/'))).toBe(true);
    expect(changeableMigrations(product)).toEqual([]);
  });
});

function at(text: string, path = 'lib/visit/a.tsx'): Source[] {
  return [{ path, text }];
}

describe('the rules about code', () => {
  it.each([
    'let a: any;',
    'a!.b;',
    'try { a(); } catch {}',
    'a().catch(() => {});',
    'a().catch(() => undefined);',
    'console.log(1);',
    'a.innerHTML = b;',
    "a['outerHTML'] = b;",
    "a.insertAdjacentHTML('x', b);",
    '<p dangerouslySetInnerHTML={a} />;',
    'Math.random();',
    "eval('1');",
    "new Function('1');",
    'document.write(a);',
    '// @ts-ignore',
    '// TODO: later',
  ])('notice %s', (text) => {
    expect(forbiddenCode(at(text))).toHaveLength(1);
  });
  it('let honest code pass', () => {
    const honest = 'try { a(); } catch (error) { b(error); } a().catch(() => null); if (a !== b && !c) textContent = d;';
    expect(forbiddenCode(at(honest))).toEqual([]);
  });

  it.each(["'https://mail.cqu.edu.cn/x'", "'cqu.edu.cn'", '`https://${a}.example.com`', "'http://localhost:1'", "'127.0.0.1'"])(
    'notice the host in %s',
    (text) => {
      expect(strayHosts(at(text))).toHaveLength(1);
      expect(strayHosts(at(text, 'lib/institutions/cqu.ts'))).toEqual([]);
    },
  );
  it('take names of formats and files for no host', () => {
    expect(strayHosts(at("['http://www.w3.org/2000/svg', 'popup.html', 'a.b', 'icon.svg', './x.ts'];"))).toEqual([]);
  });

  it.each(["a.querySelector('.login')", "a.closest('#uid')", 'a.matches(\'input[name="uid"]\')', "a.getElementById('x')"])(
    'notice the selector in %s',
    (text) => {
      expect(straySelectors(at(text))).toHaveLength(1);
      expect(straySelectors(at(text, 'lib/providers/coremail/selectors.ts'))).toEqual([]);
    },
  );
  it('let tags and plain attributes pass', () => {
    expect(straySelectors(at("a.querySelectorAll('input:not([type=hidden]), [role=dialog]')"))).toEqual([]);
  });
  it('let lib/page look for a word in a name, nobody else', () => {
    const word = "a.querySelector('[class*=qrcode i]')";
    expect(straySelectors(at(word, 'lib/page/a.ts'))).toEqual([]);
    expect(straySelectors(at(word, 'lib/visit/a.ts'))).toHaveLength(1);
  });

  it('notice a message the contract does not know, and one sent past the contract', () => {
    expect(strayMessages(at("send('otp:all', {})"), new Set(['otp:codeForPage']))).toHaveLength(1);
    expect(strayMessages(at("send('otp:codeForPage', {})"), new Set(['otp:codeForPage']))).toEqual([]);
    expect(strayMessages(at('browser.runtime.sendMessage(1)'), new Set())).toHaveLength(1);
  });

  it('notice a storage key and a store outside their rooms', () => {
    expect(strayStorage(at("storage.defineItem('local:a')"))).toHaveLength(1);
    expect(strayStorage(at('browser.storage.local.get()'))).toHaveLength(1);
    expect(strayStorage(at("storage.defineItem('local:a')", 'lib/settings/items.ts'))).toEqual([]);
  });

  it('notice a migration that imports what can change', () => {
    const path = 'lib/vault/migrate/v1.ts';
    expect(changeableMigrations(at("import '../entry.ts'", path))).toHaveLength(1);
    expect(changeableMigrations(at("import * as v from 'valibot'", path))).toHaveLength(1);
    expect(changeableMigrations(at("import './migration.ts'", path))).toEqual([]);
  });
});
