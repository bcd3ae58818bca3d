// What a migration is: a pure step from one version of the format to the next (format.md §9). Imports nothing, so that it can never change.

/** One step. Both functions may throw on input that is not of their version; the vault then counts as damaged and is left alone. */
export interface Migration {
  readonly from: number;
  /** Always `from + 1`. */
  readonly to: number;
  /** The header in the next version, its keys in that version's order (`version` included, without nonce, ciphertext and check). Must not change a slot. */
  header(old: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** The value of the content's JSON text in the next version. */
  content(old: unknown): unknown;
}

/** The steps from one version to another, in order; null if a step is missing. */
export function migrationPath(migrations: readonly Migration[], from: number, to: number): readonly Migration[] | null {
  const path: Migration[] = [];
  for (let version = from; version < to; version += 1) {
    const step = migrations.find((migration) => migration.from === version && migration.to === version + 1);
    if (step === undefined) return null;
    path.push(step);
  }
  return path;
}
