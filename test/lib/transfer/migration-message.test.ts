// One part of a transfer as bytes: whole ones are read, everything else is named as damaged.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMigrationPart } from '../../../lib/transfer/migration-message.ts';
import { TransferError } from '../../../lib/transfer/transfer-error.ts';
import { partBytes, SECRET_BYTES } from './migration-parts.ts';

function faultOf(bytes: Uint8Array): string {
  try {
    readMigrationPart(bytes);
    return 'read';
  } catch (error) {
    return error instanceof TransferError ? error.code : 'another error';
  }
}

describe('a part of a transfer', () => {
  it('gives its entries and its place', () => {
    const part = readMigrationPart(partBytes([{ name: '重庆大学:张三', issuer: '重庆大学', counter: 5 }], 3, 2, -9));
    expect(part).toMatchObject({ size: 3, index: 2, id: -9 });
    expect(part.entries).toMatchObject([
      { name: '重庆大学:张三', issuer: '重庆大学', counter: 5, algorithm: 1, digits: 1, type: 2 },
    ]);
    expect([...(part.entries[0]?.secret ?? [])]).toEqual([...SECRET_BYTES]);
  });
  it('may hold an entry of more than 127 bytes', () => {
    const name = '张'.repeat(300);
    expect(readMigrationPart(partBytes([{ name }])).entries[0]?.name).toBe(name);
  });
  it('keeps a large counter', () => {
    expect(readMigrationPart(partBytes([{ counter: 2 ** 40 }])).entries[0]?.counter).toBe(2 ** 40);
  });
  it.each([
    ['a length of 2^31', [0x0a, 0x80, 0x80, 0x80, 0x80, 0x08]],
    ['a length of 2^63', [0x0a, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]],
    ['a number without an end', [0x18, 0xff, 0xff, 0xff]],
    ['an unknown wire type', [0x0b]],
    ['a group of bytes where a number belongs', [0x1a, 0x01, 0x01]],
    ['a field that goes past the end', [0x52, 0x05, 0x01]],
    ['2^31 parts', [0x18, 0x80, 0x80, 0x80, 0x80, 0x08]],
    ['part 3 of 2', [0x18, 0x02, 0x20, 0x02]],
  ])('is damaged with %s', (_, bytes) => {
    expect(faultOf(Uint8Array.from(bytes))).toBe('damaged');
  });
  it('is damaged when it is cut inside its entries', () => {
    const whole = partBytes([{ name: 'someone@cqu.edu.cn', issuer: '重庆大学' }]);
    const entryEnd = 2 + (whole[1] ?? 0);
    for (let length = 1; length < entryEnd; length++) expect(faultOf(whole.subarray(0, length))).toBe('damaged');
  });
  it('never fails in another way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(['read', 'damaged']).toContain(faultOf(bytes));
      }),
      { numRuns: 1000 },
    );
  });
});
