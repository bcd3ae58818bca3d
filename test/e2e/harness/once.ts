// Makes something once for a whole run of the scenarios: the first worker that asks makes it, the others wait for it.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Name of the environment variable that names the folder of the run. */
export const runFolderName = 'MAILKEY_RUN_FOLDER';

function begin(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Folder that `make` has filled, in this worker or another; null outside a run of the scenarios, where nothing is made. */
export async function once(name: string, make: (folder: string) => Promise<void>): Promise<string | null> {
  const run = process.env[runFolderName];
  if (run === undefined) return null;
  const [done, half] = [join(run, name), join(run, `${name}.half`)];
  for (; !existsSync(done); await sleep(50)) {
    if (!begin(half)) continue;
    try {
      await make(half);
      renameSync(half, done);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      throw error;
    }
  }
  return done;
}
