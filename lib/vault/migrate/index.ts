// Every migration there is, oldest first. Version 1 is the first released version, so there is none yet.
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [];
