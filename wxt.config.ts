// Builds one source into a Chrome and a Firefox extension, both Manifest V3.
import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { requiredMatches } from './lib/institutions/index.ts';
import { packagesInPart } from './scripts/packages-in-part.ts';

/** Pages of the extension may load nothing but their own files and make no markup or script of a text; wasm is the key derivation and the second QR reader. */
const extensionPages =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' https:; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The second QR reader knows an address to fetch its wasm from; ours comes with the extension, so no foreign address may stand in the build. */
const noForeignAddress = {
  name: 'no-foreign-address',
  transform: (code: string, id: string) =>
    id.includes('zxing-wasm') ? code.replaceAll(/https:\/\/fastly\.jsdelivr\.net/g, '') : undefined,
};

/** Heavy code that a page loads only when it is needed; never part of what every page starts with. */
const loadedLate = /[\\/](lib[\\/](qr|vault|background)|node_modules[\\/](qr|zxing-wasm|hash-wasm|valibot))[\\/]/;

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/webextension-polyfill'],
  i18n: { localesDir: 'lib/locales' },
  imports: false,
  vite: () => ({ plugins: [noForeignAddress, packagesInPart] }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ type }) => type === 'popup')) return;
      // What pages share comes as one file: fetching each further one costs the popup more time than reading a longer one.
      const pages = { name: 'pages', minShareCount: 2, test: (id: string) => !loadedLate.test(id) };
      config.build = mergeConfig(
        config.build ?? {},
        { rolldownOptions: { output: { codeSplitting: { groups: [pages] } } } },
        false,
      );
    },
  },
  manifestVersion: 3,
  outDir: '.output',
  manifest: ({ browser }) => ({
    name: '__MSG_app_name__',
    short_name: '__MSG_app_shortName__',
    description: '__MSG_app_description__',
    default_locale: 'zh_CN',
    minimum_chrome_version: browser === 'firefox' ? undefined : '120',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'clipboardWrite', 'idle'].concat(
      browser === 'firefox' ? [] : ['offscreen'],
    ),
    optional_permissions: ['notifications'],
    host_permissions: [...requiredMatches],
    content_scripts: [{ matches: [...requiredMatches], all_frames: true, run_at: 'document_end', js: ['webmail.js'] }],
    // A private window would share one store and not the other: two writers that cannot see each other's lock.
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: extensionPages },
    web_accessible_resources: [
      { resources: ['card.html'], matches: requiredMatches.map((match) => match), use_dynamic_url: browser !== 'firefox' },
    ],
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: { id: 'mailkey@mailkey.app', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
      },
    }),
  }),
});
