import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { maxContent } from '../../../lib/vault/content.ts';
import { deflate, inflate } from '../../../lib/vault/deflate.ts';
import { add, fakeProfile, passphrase } from './fake-ports.ts';
import { reseal } from './old-vault.ts';

const bytes = (buffer: Iterable<number>) => Uint8Array.from(buffer);
const text = bytes(Buffer.from('{"entries":[]}'.repeat(5000)));
/** Does not shrink: several steps of input, and its stream ends inside one. */
const noise = bytes(randomBytes(100_000));
/** A stream that ends where a step of 16,384 bytes ends: one stored block. */
const wholeStep = bytes(deflateRawSync(noise.subarray(0, 0x4000 - 5), { level: 0 }));

/** So many MiB of zeros, in about a thousandth of that. */
function bomb(mebibytes: number): Uint8Array<ArrayBuffer> {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  return bytes(Buffer.concat([...Array.from({ length: mebibytes }, () => block), deflateRawSync(Buffer.alloc(0))]));
}

/** Whatever comes out of a decompressor from now on is counted, and the largest piece it is handed. */
function countInflated() {
  const counted = { bytes: 0, largestPiece: 0 };
  const Real = DecompressionStream;
  vi.stubGlobal('DecompressionStream', function decompressor(format: CompressionFormat) {
    const { readable, writable } = new Real(format);
    const count = new TransformStream<Uint8Array, Uint8Array>(
      {
        transform(chunk, controller) {
          counted.bytes += chunk.length;
          controller.enqueue(chunk);
        },
      },
      undefined,
      { highWaterMark: 0 },
    );
    const pieces = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        counted.largestPiece = Math.max(counted.largestPiece, piece.length);
        controller.enqueue(piece);
      },
    });
    pieces.readable.pipeTo(writable as WritableStream<Uint8Array>).catch(() => undefined);
    return { readable: readable.pipeThrough(count), writable: pieces.writable };
  });
  return counted;
}

describe('the compression of the content', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['one byte', new Uint8Array([7])],
    ['text', text],
    ['what does not shrink', noise],
  ])('gives %s back as it was, and is raw DEFLATE for everybody else', async (_, plain) => {
    const packed = await deflate(plain);
    expect(await inflate(packed)).toEqual(plain);
    expect(bytes(inflateRawSync(packed))).toEqual(plain);
    expect(await inflate(bytes(deflateRawSync(plain)))).toEqual(plain);
  });

  it('makes a list of entries several times smaller', async () => {
    expect((await deflate(text)).length).toBeLessThan(text.length / 5);
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['nothing at all', new Uint8Array()],
    ['no DEFLATE', text],
    ['a reserved block type', new Uint8Array([0xff, 0xff, 0xff])],
    ['a byte after the stream', bytes([...deflateRawSync(text), 0])],
    ['a byte after the stream, in a step of its own', bytes([...wholeStep, 0])],
    ['much after the stream', bytes(Buffer.concat([deflateRawSync(text), noise]))],
    ['two streams', bytes(Buffer.concat([deflateRawSync(text), deflateRawSync(text)]))],
    ['a zlib stream', bytes([0x78, 0x9c, ...deflateRawSync(text)])],
  ])('refuses %s as damaged', async (_, packed) => {
    await expect(inflate(packed)).rejects.toThrow(/^damaged$/u);
  });

  it('refuses a stream cut anywhere as damaged', async () => {
    expect(wholeStep).toHaveLength(0x4000);
    expect(await inflate(wholeStep)).toHaveLength(0x4000 - 5);
    const packed = deflateRawSync(text);
    for (let length = 0; length < packed.length; length += 1)
      await expect(inflate(bytes(packed.subarray(0, length))), `${length}`).rejects.toThrow(/^damaged$/u);
    for (const length of [0x4000, 0x8000]) {
      const cut = bytes(deflateRawSync(noise).subarray(0, length));
      await expect(inflate(cut), `${length}`).rejects.toThrow(/^damaged$/u);
    }
  });

  it('takes as much as the content may be', async () => {
    expect(await inflate(bomb(maxContent / 1024 / 1024))).toHaveLength(maxContent);
  });

  it('refuses more than the content may be as damaged, and stops long before all of it was inflated', async () => {
    const packed = bomb(1024);
    const counted = countInflated();
    await expect(inflate(packed)).rejects.toThrow(/^damaged$/u);
    expect(counted.bytes).toBeGreaterThan(maxContent);
    expect(counted.bytes).toBeLessThan(maxContent + 40 * 1024 * 1024);
    // A browser inflates a piece whole before anybody can count; DEFLATE gives 1032 bytes for one.
    expect(counted.largestPiece).toBeLessThanOrEqual(0x4000);
  });

  it('does not take a failure of the machine for damage', async () => {
    const full = new RangeError('no memory');
    vi.stubGlobal(
      'DecompressionStream',
      class {
        readonly writable = new WritableStream();
        readonly readable = new ReadableStream({ start: (controller) => controller.error(full) });
      },
    );
    await expect(inflate(await deflate(text))).rejects.toBe(full);
  });
});

describe('sealed bytes that are authentic', () => {
  const cases: readonly (readonly [string, number, (json: Uint8Array) => Uint8Array])[] = [
    ['JSON that was not compressed, in version 2', 2, (json) => json],
    ['JSON that was compressed, in version 1', 1, (json) => deflateRawSync(json)],
    ['a byte after the stream', 2, (json) => Buffer.concat([deflateRawSync(json), Buffer.alloc(1)])],
    ['a stream that was cut', 2, (json) => deflateRawSync(json).subarray(0, -1)],
    ['another format of compression', 2, (json) => Buffer.concat([Buffer.from([0x78, 0x9c]), deflateRawSync(json)])],
  ];

  it.each(cases)('but %s are damaged and left alone', async (_, version, pack) => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    await add(profile.worker(), 1);
    await reseal(profile, version, pack);
    const before = profile.ciphertext();
    expect(await profile.worker().status()).toMatchObject({ state: 'damaged' });
    await expect(profile.worker().read()).rejects.toMatchObject({ code: 'damaged' });
    expect(profile.ciphertext()).toBe(before);
  });

  it('alone are ever inflated', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'passphrase', passphrase });
    await add(profile.worker(), 1);
    const inflated = countInflated();
    expect((await profile.worker().read()).entries).toHaveLength(1);
    expect(inflated.bytes).toBeGreaterThan(0);
    inflated.bytes = 0;
    // The key in the session is not the vault's: nothing gets past the cipher.
    const open = profile.session.records.get('open') as object;
    profile.session.records.set('open', { ...open, key: Buffer.alloc(32, 7).toString('base64') });
    await expect(profile.worker().read()).rejects.toMatchObject({ code: 'locked' });
    expect(inflated.bytes).toBe(0);
    vi.unstubAllGlobals();
  });
});
