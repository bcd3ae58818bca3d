// Draws a text as a QR code, for another device to read.
import { encodeQR } from 'qr';

export interface Drawing {
  /** Rows of modules, true for black, with the margin of four modules that readers want. */
  readonly modules: readonly (readonly boolean[])[];
  /** The black modules as the `d` of one SVG path, one unit a module. */
  readonly path: string;
  /** Width and height in modules, margin included: the SVG's view box. */
  readonly size: number;
}

const MARGIN = 4;

/**
 * The QR code of a text, medium error correction.
 * @throws {Error} when the text is longer than a QR code can hold (2,331 bytes)
 */
export function drawQr(text: string): Drawing {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: MARGIN });
  const runs: string[] = [];
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
    }
  }
  return { modules, path: runs.join(''), size: modules.length };
}
