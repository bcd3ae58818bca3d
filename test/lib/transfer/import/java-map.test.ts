// Java's hash map of texts.
import { describe, expect, it } from 'vitest';
import { isJavaMap, readJavaMap } from '../../../../lib/transfer/import/java-map.ts';
import { javaMap } from '../java-maps.ts';

const texts = { one: '1', 中文: '邮钥', long: 'x'.repeat(5000) };

describe('a map', () => {
  it.each([true, false])('gives its texts (with a threshold: %s)', (threshold) => {
    const bytes = javaMap(texts, threshold);
    expect(isJavaMap(bytes)).toBe(true);
    expect(Object.fromEntries(readJavaMap(bytes) ?? [])).toEqual(texts);
  });
  it('may point back at a text', () => {
    const bytes = javaMap({ a: 'same', b: 'x' });
    const at = bytes.length - 5;
    // The last text becomes a reference to the second one: the class and the map have the first two handles.
    const pointed = Uint8Array.from([...bytes.slice(0, at), 0x71, 0, 0x7e, 0, 3, 0x78]);
    expect(Object.fromEntries(readJavaMap(pointed) ?? [])).toEqual({ a: 'same', b: 'same' });
  });
  it('may hold a text with a long length', () => {
    const bytes = javaMap({ a: 'x' });
    const pointed = Uint8Array.from([...bytes.slice(0, -5), 0x7c, 0, 0, 0, 0, 0, 0, 0, 1, 0x79, 0x78]);
    expect(Object.fromEntries(readJavaMap(pointed) ?? [])).toEqual({ a: 'y' });
  });
  it('is nothing wherever it is cut', () => {
    const bytes = javaMap({ one: '1', two: '2' });
    for (let length = 0; length < bytes.length - 1; length++) expect(readJavaMap(bytes.slice(0, length))).toBeNull();
  });
  it('is nothing with another object in it, or another count', () => {
    const bytes = javaMap({ a: 'x' });
    expect(readJavaMap(bytes.with(bytes.length - 5, 0x73))).toBeNull();
    expect(readJavaMap(bytes.with(bytes.length - 10, 0xff))).toBeNull();
    expect(isJavaMap(Uint8Array.of(0xac, 0xed))).toBe(false);
  });
});
