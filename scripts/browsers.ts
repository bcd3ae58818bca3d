// Finds Chromium and Firefox on this machine; on a bare Debian machine the test command may install them.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export type BrowserName = 'chromium' | 'firefox';

const knownPaths: Record<BrowserName, readonly string[]> = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};
const variables: Record<BrowserName, string> = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };
const debianPackages: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Path of an installed browser, null when there is none. The environment variable, when set, is the only place looked at. */
export function locateBrowser(name: BrowserName): string | null {
  const named = process.env[variables[name]];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  return knownPaths[name].find((path) => existsSync(path)) ?? null;
}

/** Path of an installed browser; throws with one line that says what to install. */
export function findBrowser(name: BrowserName): string {
  const path = locateBrowser(name);
  if (path === null) throw new Error(howToInstall([name]));
  return path;
}

function howToInstall(names: readonly BrowserName[]): string {
  const packages = names.map((name) => debianPackages[name]).join(' ');
  const settings = names.map((name) => variables[name]).join(' and ');
  return `Install ${names.join(' and ')} (Debian: apt-get install ${packages}) or set ${settings} to the installed one.`;
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Makes sure the browsers are there, installing them where that is possible (root with apt-get).
 * Throws with one line that says what to install where it is not.
 */
export function ensureBrowsers(names: readonly BrowserName[], say: (line: string) => void): void {
  const missing = names.filter((name) => locateBrowser(name) === null);
  if (missing.length === 0) return;
  // Installing would not help: the variable is the only place looked at.
  const misnamed = missing.map((name) => variables[name]).find((variable) => (process.env[variable] ?? '') !== '');
  if (misnamed !== undefined) throw new Error(`${misnamed} is set to ${process.env[misnamed]}, where no browser is.`);
  if (!mayInstall()) throw new Error(howToInstall(missing));
  const packages = missing.map((name) => debianPackages[name]);
  say(`installing ${packages.join(' ')} …`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-q'], options);
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages, 'fonts-wqy-microhei'], options);
  const still = missing.filter((name) => locateBrowser(name) === null);
  if (still.length > 0) throw new Error(howToInstall(still));
}
