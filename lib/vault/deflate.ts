// The content on its way between JSON text and sealed bytes: raw DEFLATE (RFC 1951), from version 2 of the format on (format.md §5).
import type { Bytes } from './bytes.ts';
import { maxContent } from './content.ts';
import { VaultError } from './vault-error.ts';

/** First version of the format whose content is compressed. */
export const deflatedSince = 2;
/** Bytes handed in at a time. DEFLATE gives at most 1032 for each, all at once: no more than 16 MiB come out before they are counted. */
const bytesPerStep = 0x4000;

/** All that comes out of a stream. Throws `damaged` as soon as it is more than `maxContent` bytes, and what the stream throws. */
async function passThrough(bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  let from = 0;
  const source = new ReadableStream<Bytes>({
    pull(controller) {
      if (from < bytes.length) controller.enqueue(bytes.subarray(from, from + bytesPerStep));
      else controller.close();
      from += bytesPerStep;
    },
  });
  const reader = source.pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > maxContent) {
      await reader.cancel();
      throw new VaultError('damaged');
    }
    parts.push(read.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Compresses a content. */
export function deflate(plain: Bytes): Promise<Bytes> {
  return passThrough(plain, new CompressionStream('deflate-raw'));
}

/** What `deflate` was given. Throws `damaged` for what is no whole stream and nothing else, and for more than the content may be. */
export async function inflate(packed: Bytes): Promise<Bytes> {
  try {
    return await passThrough(packed, new DecompressionStream('deflate-raw'));
  } catch (error) {
    // The stream's word for bytes that are no DEFLATE. Anything else, as too little memory, is no damage.
    if (error instanceof TypeError) throw new VaultError('damaged');
    throw error;
  }
}
