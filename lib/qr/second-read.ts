// The second reader: `zxing-wasm`, loaded only where the first finds nothing. Its wasm file comes from the caller, never from its maker's server.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ReaderOptions } from 'zxing-wasm/reader';
import { QrError } from './qr-error.ts';
import type { Picture } from './pixels.ts';
import { tidyText } from './text.ts';

/** `local`: black and white by the surroundings, for photographs. `global`: by the whole picture, for faint and blurred ones. */
export type Binarizer = 'local' | 'global';

/** `thorough` (default): also turned, light on dark and very large codes. `quick`: takes half as long. */
export type Care = 'thorough' | 'quick';

export interface SecondReader {
  /** The texts of all QR codes in the picture, in the picture's order; empty when there is none. */
  readonly read: (picture: Picture, binarizer?: Binarizer, care?: Care) => Promise<string[]>;
}

/** The default of `textMode` writes control characters as words. */
const OPTIONS: ReaderOptions = { formats: ['QRCode'], textMode: 'Plain' };

const EFFORTS: Record<Care, ReaderOptions> = {
  thorough: { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true },
  quick: { tryHarder: false, tryRotate: false, tryInvert: false, tryDownscale: false },
};

/** The module writes its faults to the console; they come back as errors too. */
const ignore = (): void => undefined;

/**
 * Makes the second reader.
 * @param wasmBinary the bytes of the package's `zxing_reader.wasm`, as shipped with the extension
 * @throws {QrError} `no-second-reader` when the bytes do not load
 */
export async function makeSecondReader(wasmBinary: ArrayBuffer): Promise<SecondReader> {
  try {
    await prepareZXingModule({ overrides: { wasmBinary, printErr: ignore }, fireImmediately: true });
  } catch (cause) {
    throw new QrError('no-second-reader', 'The second QR reader could not be started.', { cause });
  }
  return {
    read: async ({ data, width, height }, binarizer = 'local', care = 'thorough') => {
      const input = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb', pixelFormat: 'rgba-unorm8' } as const;
      const results = await readBarcodes(input, {
        ...OPTIONS,
        ...EFFORTS[care],
        binarizer: binarizer === 'local' ? 'LocalAverage' : 'GlobalHistogram',
      });
      return results.filter(({ isValid, text }) => isValid && text !== '').map(({ text }) => tidyText(text));
    },
  };
}
