// ZIP archives: what is in them, and what is refused.
import { describe, expect, it } from 'vitest';
import { textOfUtf8 } from '../../../lib/transfer/byte-text.ts';
import { filesInZip, unpack } from '../../../lib/transfer/zip.ts';
import { zipOf } from './zips.ts';

const fault = (code: string) => expect.objectContaining({ code });
const bytes = zipOf(
  [
    { name: '目录/one.txt', content: '邮钥'.repeat(100) },
    { name: 'two', content: 'stored', stored: true },
  ],
  'a remark',
);

describe('an archive', () => {
  it('gives its files, deflated or stored', async () => {
    const files = filesInZip(bytes) ?? [];
    expect(files.map(({ name }) => name)).toEqual(['目录/one.txt', 'two']);
    const texts = await Promise.all(files.map(async (file) => textOfUtf8(await unpack(file, 10_000))));
    expect(texts).toEqual(['邮钥'.repeat(100), 'stored']);
  });
  it('shows no encrypted file', () => {
    expect(filesInZip(zipOf([{ name: 'a', content: 'b', encrypted: true }]))).toEqual([]);
    expect(filesInZip(zipOf([]))).toEqual([]);
  });
  it('is nothing when it is cut', () => {
    expect([filesInZip(bytes.slice(0, -30)), filesInZip(new Uint8Array(3)), filesInZip(bytes.slice(5))]).toEqual([
      null,
      null,
      null,
    ]);
  });
  it('unpacks no further than it may', async () => {
    const [bomb] = filesInZip(zipOf([{ name: 'bomb', content: new Uint8Array(50_000_000) }])) ?? [];
    const [stored] = filesInZip(zipOf([{ name: 'a', content: 'abc', stored: true }])) ?? [];
    if (bomb === undefined || stored === undefined) throw new Error('no file');
    expect(bomb.packed.length).toBeLessThan(100_000);
    await expect(unpack(bomb, 1_000_000)).rejects.toThrow(fault('too-large'));
    await expect(unpack(stored, 2)).rejects.toThrow(fault('too-large'));
  });
  it('is damaged when a file does not unpack, or is packed in another way', async () => {
    await expect(unpack({ name: 'a', method: 8, packed: Uint8Array.of(1, 2, 3) }, 100)).rejects.toThrow(fault('damaged'));
    await expect(unpack({ name: 'a', method: 99, packed: new Uint8Array() }, 100)).rejects.toThrow(fault('damaged'));
  });
});
