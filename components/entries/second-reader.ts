// Loads the second QR reader with the wasm file that is shipped with the extension.
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { SecondReader } from '../../lib/qr/second-read.ts';

/** Rejects when the file or the code cannot be loaded; `readQr` then says `no-second-reader`. */
export async function loadSecondReader(): Promise<SecondReader> {
  const [{ makeSecondReader }, answer] = await Promise.all([import('../../lib/qr/second-read.ts'), fetch(wasmAddress)]);
  return makeSecondReader(await answer.arrayBuffer());
}
