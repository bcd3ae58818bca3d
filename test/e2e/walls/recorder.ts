// A copy of the build whose content scripts are overheard: a script of ours runs before them in their own world and notes what passes.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { callExpression } from '../harness/call-expression.ts';
import type { BrowserName, TestBrowser } from '../harness/launch.ts';
import { buildDir } from '../harness/launch.ts';

/** One thing that passed, in its order: a real act of the user, what a content script sent, what it was given. */
export type Passed = { readonly act: string } | { readonly sent: unknown } | { readonly given: unknown };

type Send = (...args: unknown[]) => Promise<unknown> | undefined;
type Heard = { addListener(hear: (value: unknown) => undefined): void };
type Api = {
  readonly runtime: { sendMessage: Send; readonly onMessage: Heard; readonly onConnect: Heard };
  readonly storage?: { readonly onChanged: Heard };
};

/** Runs in the world of the content scripts. Notes go where the test can read them from the page, also after the next page has come. */
function overhear(key: string): void {
  const note = (passed: object) =>
    sessionStorage.setItem(key, `${sessionStorage.getItem(key) ?? ''}${JSON.stringify(passed).slice(0, 50_000)}\n`);
  const world = globalThis as unknown as Record<'chrome' | 'browser', Api | undefined>;
  const overheardOnce = new Set<Api['runtime']>();
  for (const api of [world.chrome, world.browser]) {
    // One name may be only another word for the other.
    if (api === undefined || overheardOnce.has(api.runtime)) continue;
    const { runtime } = api;
    overheardOnce.add(runtime);
    const send = runtime.sendMessage.bind(runtime);
    const overheard: Send = (...args) => {
      note({ sent: args.filter((arg) => typeof arg !== 'function') });
      const back = args.at(-1);
      if (typeof back !== 'function') {
        const answer = send(...args);
        void answer?.then(
          (given) => note({ given: given ?? null }),
          (error: unknown) => note({ given: String(error) }),
        );
        return answer;
      }
      return send(...args.slice(0, -1), (given: unknown) => {
        note({ given: given ?? null });
        back(given);
      });
    };
    Object.defineProperty(runtime, 'sendMessage', { value: overheard });
    for (const heard of [runtime.onMessage, runtime.onConnect, api.storage?.onChanged])
      heard?.addListener((given) => note({ given: given ?? null }) as undefined);
  }
  for (const act of ['pointerdown', 'keydown'])
    addEventListener(act, (event) => event.isTrusted && note({ act }), { capture: true, passive: true });
}

const key = 'overheard';

/** Makes the copy; its folder, and how to take it away. */
export async function overheardBuild(name: BrowserName): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'mailkey-overheard-'));
  await cp(buildDir(name), dir, { recursive: true });
  const manifestPath = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as { content_scripts: { js: string[] }[] };
  for (const script of manifest.content_scripts) script.js.unshift('overhear.js');
  await writeFile(manifestPath, JSON.stringify(manifest));
  await writeFile(join(dir, 'overhear.js'), callExpression(overhear, [key]));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** What has passed in this tab on the origin it shows. */
export async function overheardIn(browser: TestBrowser, page: Page): Promise<readonly Passed[]> {
  const text = await browser.peek(page, (name) => sessionStorage.getItem(name) ?? '', key);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      line.endsWith('}') ? (JSON.parse(line) as Passed) : line.startsWith('{"sent"') ? { sent: line } : { given: line },
    );
}
