import { describe, expect, it } from 'vitest';
import { formatVersion } from '../../../../lib/vault/format.ts';
import { migrations } from '../../../../lib/vault/migrate/index.ts';
import { type Migration, migrationPath } from '../../../../lib/vault/migrate/migration.ts';
import { toVersion2 } from '../../../../lib/vault/migrate/version-2.ts';

const step = (from: number): Migration => ({ ...toVersion2, from, to: from + 1 });

describe('the path of migrations', () => {
  it('goes one version at a time and has no gap', () => {
    const list = [step(2), step(0), step(1)];
    expect(migrationPath(list, 0, 3)?.map(({ from }) => from)).toEqual([0, 1, 2]);
    expect(migrationPath(list, 1, 1)).toEqual([]);
    expect(migrationPath(list, 0, 4)).toBeNull();
    expect(migrationPath([{ ...step(0), to: 2 }], 0, 2)).toBeNull();
  });

  it('leads from every released version to the newest', () => {
    for (let from = 1; from <= formatVersion; from += 1) expect(migrationPath(migrations, from, formatVersion)).not.toBeNull();
  });
});
