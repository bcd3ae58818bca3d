// Runs once around all scenarios: a folder for what is dear to make and the same for all of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFolderName } from './once.ts';

/** Makes the folder; what it gives back deletes it after the last scenario. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-run-'));
  process.env[runFolderName] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
