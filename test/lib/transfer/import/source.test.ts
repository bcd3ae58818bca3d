// A file as the formats see it, and what is refused before any of them looks.
import { describe, expect, it } from 'vitest';
import {
  checkCount,
  damagedFile,
  foundOf,
  largestFile,
  needPassphrase,
  openSource,
  wrongPassphrase,
} from '../../../../lib/transfer/import/source.ts';
import { bytesOf } from '../sample-accounts.ts';

const fault = (code: string) => expect.objectContaining({ code });

describe('a file', () => {
  it('is text and JSON where it is', () => {
    expect(openSource(bytesOf(' {"a":1}'))).toMatchObject({ text: '{"a":1}', json: { a: 1 } });
    expect(openSource(bytesOf('{"a":'))).toMatchObject({ text: '{"a":', json: undefined });
    expect(openSource(bytesOf('12')).json).toBeUndefined();
    expect(openSource(Uint8Array.of(0xc3, 0x28)).text).toBeNull();
  });
  it('may be UTF-16 with its mark, or UTF-8 with one', () => {
    const wide = Uint8Array.from(Buffer.from('\uFEFF[1]', 'utf16le'));
    expect([openSource(wide).json, openSource(bytesOf('\uFEFF[1]')).json]).toEqual([[1], [1]]);
  });
  it('is refused when it is empty or too large', () => {
    expect(() => openSource(bytesOf(' \n'))).toThrow(fault('empty'));
    expect(() => openSource(new Uint8Array(largestFile + 1))).toThrow(fault('too-large'));
  });
});

it('entries are counted before they are looked at', () => {
  expect(() => checkCount({ length: 0 })).toThrow(fault('empty'));
  expect(() => foundOf({ length: 10_001 } as unknown[], () => ({ reason: 'empty', partial: {} }))).toThrow(fault('too-large'));
  expect(foundOf([1], () => ({ reason: 'empty', partial: {} }))).toEqual({
    entries: [{ reason: 'empty', partial: {} }],
    missingParts: [],
  });
});

it('a passphrase is asked for, and the errors say which one', () => {
  expect(needPassphrase('a')).toBe('a');
  for (const none of [null, '']) expect(() => needPassphrase(none)).toThrow(fault('needs-passphrase'));
  expect([wrongPassphrase().code, damagedFile('Aegis').code, damagedFile('Aegis').message]).toEqual([
    'wrong-passphrase',
    'damaged',
    expect.stringContaining('Aegis'),
  ]);
});
