import { describe, expect, it } from 'vitest';
import { toVersion2 } from '../../../../lib/vault/migrate/version-2.ts';

describe('the step from version 1 to version 2', () => {
  it('changes the version of the header and nothing else, and keeps the order of its keys', () => {
    const old = { format: 'mailkey-vault', version: 1, vaultId: 'x', slots: [{ id: 'y' }] };
    expect(JSON.stringify(toVersion2.header(old))).toBe(JSON.stringify(old).replace('"version":1', '"version":2'));
    expect(old.version).toBe(1);
  });

  it('keeps the content', () => {
    const content = { entries: [{ id: 'x' }] };
    expect(toVersion2.content(content)).toBe(content);
  });
});
