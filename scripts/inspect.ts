// `npm run inspect -- page|qr|uri [--host HOST] [--out FILE] INPUT…`: the product's own code over files, folders or texts, one JSON line each.
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inspectPages } from './inspect/page.ts';
import { inspectQr } from './inspect/qr.ts';
import { inspectUris } from './inspect/uri.ts';

const usage = `usage: npm run --silent inspect -- page|qr|uri [--host HOST] [--out FILE] INPUT…
  page   saved pages or folders of them: every visible input with its kind and action; --host: as if served from there
  qr     pictures or folders of them: the texts of their QR codes
  uri    otpauth texts, or files with one text a line: the entry, or the error
  --out  write the lines to FILE, nothing to standard output
`;

function refuse(message: string): never {
  process.stderr.write(`${message}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { host: { type: 'string' }, out: { type: 'string' } } });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
const [what, ...inputs] = positionals;
if (what === undefined || inputs.length === 0) refuse('nothing to inspect');
if (values.host !== undefined && what !== 'page') refuse('--host goes with page');

const out = values.out === undefined ? 1 : openSync(values.out, 'w');

/** Writes the whole line before going on: standard output may be a pipe that takes less at a time. */
function write(line: string): void {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(out, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

if (what === 'page') await inspectPages(inputs, { host: values.host ?? null, write });
else if (what === 'qr') await inspectQr(inputs, { write });
else if (what === 'uri') await inspectUris(inputs, { write });
else refuse(`${what}: not one of page, qr, uri`);
if (values.out !== undefined) closeSync(out);
