// A copy of a build whose background meets the fault that a test names; what a full disk, a broken profile and a lost clock do is not to be had from outside.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { buildDir, type BrowserName } from '../harness/launch.ts';

export const faults = ['full disk', 'mirror that cannot be read', 'clock in 1970'] as const;
export type Fault = (typeof faults)[number];

/** Makes the copy; its folder, and how to take it away. Without a fault it behaves as the build does. */
export async function faultyBuild(name: BrowserName): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'mailkey-faulty-'));
  await cp(buildDir(name), dir, { recursive: true });
  const path = join(dir, 'background.js');
  await writeFile(path, `(${meetFaults.toString()})();\n${await readFile(path, 'utf8')}`);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** From now on the background meets this fault, also when it is started again; null: none. */
export async function setFault(bare: Page, fault: Fault | null): Promise<void> {
  await bare.evaluate((now) => chrome.storage.session.set({ fault: now }), fault);
}

/** Runs in the background before anything else. */
function meetFaults(): void {
  const { local, session, onChanged } = chrome.storage;
  const start = Date.now();
  const { get, set } = { get: local.get.bind(local), set: local.set.bind(local) };
  const { put } = IDBObjectStore.prototype;
  const clock = Date.now;
  let fault: unknown = null;
  const known = session.get('fault').then((stored) => (fault = stored['fault']));
  onChanged.addListener((changes) => {
    if (changes['fault'] !== undefined) fault = changes['fault'].newValue;
  });
  const full = () => new DOMException('the disk is full', 'QuotaExceededError');
  Object.assign(local, {
    async get(...asked: Parameters<typeof get>) {
      await known;
      if (fault === 'mirror that cannot be read') throw new Error('the store is corrupt');
      return get(...asked);
    },
    async set(...asked: Parameters<typeof set>) {
      await known;
      if (fault === 'full disk') throw full();
      return set(...asked);
    },
  });
  IDBObjectStore.prototype.put = function (...asked) {
    if (fault === 'full disk') throw full();
    return put.apply(this, asked);
  };
  Date.now = () => (fault === 'clock in 1970' ? clock() - start : clock());
}
