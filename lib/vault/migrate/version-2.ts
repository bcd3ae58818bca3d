// Version 1 → 2 (format.md §9): the content is sealed compressed from then on. What it says, and what the header says, stays.
import type { Migration } from './migration.ts';

export const toVersion2: Migration = {
  from: 1,
  to: 2,
  header: (old) => ({ ...old, version: 2 }),
  content: (old) => old,
};
