// What is downloaded and loaded, in KB after compression.
import { builtFiles, gzippedBytes, scriptsAtOnce, scriptsOfEveryPage, zippedBytes } from '../house/built.ts';
import type { Row } from './row.ts';
import { limitRow } from './row.ts';

const build = 'chrome-mv3';
const kilobyte = 1024;

export function byteRows(): readonly Row[] {
  const files = builtFiles(build);
  const row = (what: string, bytes: number, budget: number) => limitRow(what, bytes / kilobyte, 'KB', budget, 'bytes');
  return [
    row('content script, min+gzip', gzippedBytes(build, scriptsOfEveryPage(build)), 8),
    row('popup scripts, min+gzip', gzippedBytes(build, scriptsAtOnce(build, 'popup.html')), 110),
    row('background script, min+gzip', gzippedBytes(build, ['background.js']), 40),
    row(
      'zip without the second QR reader',
      zippedBytes(
        build,
        files.filter((path) => !path.endsWith('.wasm')),
      ),
      300,
    ),
    row('zip', zippedBytes(build, files), 720),
  ];
}
