// A copy of the Chromium build with one word changed: the journal's hook, which does nothing in the product, waits for ever at the step a test names.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebWorker } from 'puppeteer-core';
import type { JournalStep } from '../../../lib/vault/journal.ts';
import { buildDir } from '../harness/launch.ts';

const silentHook = /onStep:\(\)=>void 0/g;
const hook = 'onStep:step=>globalThis.atStep?.(step)';

/** Makes the copy; its folder, and how to take it away. Throws when the build has no such hook, or more than one. */
export async function steppedBuild(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'mailkey-stepped-'));
  await cp(buildDir('chromium'), dir, { recursive: true });
  const path = join(dir, 'background.js');
  const text = await readFile(path, 'utf8');
  if (text.match(silentHook)?.length !== 1) throw new Error('the journal hook of the build is not where it was');
  await writeFile(path, text.replace(silentHook, hook));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** The next save that comes to this step stays there; `reached` settles when it has come. Once this answers, no save slips by. */
export async function stopAt(worker: WebWorker, step: JournalStep): Promise<{ readonly reached: Promise<void> }> {
  await worker.evaluate((last) => {
    const stopped = new Promise<void>((reached) => {
      const atStep = (now: string) => {
        if (now !== last) return undefined;
        reached();
        return new Promise(() => undefined);
      };
      Object.assign(globalThis, { atStep });
    });
    Object.assign(globalThis, { stopped });
  }, step);
  return { reached: worker.evaluate(() => (globalThis as unknown as { stopped: Promise<void> }).stopped) };
}
