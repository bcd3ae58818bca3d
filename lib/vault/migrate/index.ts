// Every migration there is, oldest first: from version 1, the first that was in use, to the present one.
import type { Migration } from './migration.ts';
import { toVersion2 } from './version-2.ts';

export const migrations: readonly Migration[] = [toVersion2];
