// `npm run inspect -- page|qr|uri|import [--host HOST] [--passphrase …] [--out FILE] INPUT…`: the product's own code over files, folders or texts, one JSON line each.
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './browsers.ts';

const usage = `usage: npm run --silent inspect -- page|qr|uri|import [--host HOST] [--passphrase PASSPHRASE] [--out FILE] INPUT…
  page   saved pages or folders of them: every visible input with its kind and action; --host: as if served from there
  qr     pictures or folders of them: the texts of their QR codes
  uri    otpauth texts, or files with one text a line: the entry, or the error
  import export files of other authenticators or folders of them: the format and every entry with its verdict; --passphrase: of encrypted ones
  --out  write the lines to FILE, nothing to standard output
`;

function refuse(message: string): never {
  process.stderr.write(`${message}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { host: { type: 'string' }, out: { type: 'string' }, passphrase: { type: 'string' } },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
const [what, ...inputs] = positionals;
if (what === undefined || inputs.length === 0) refuse('nothing to inspect');
if (!['page', 'qr', 'uri', 'import'].includes(what)) refuse(`${what}: not one of page, qr, uri, import`);
if (values.host !== undefined && what !== 'page') refuse('--host goes with page');
if (values.passphrase !== undefined && what !== 'import') refuse('--passphrase goes with import');

if (what === 'page' || what === 'qr') {
  try {
    ensureBrowsers(['chromium'], (line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

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

// Each kind is loaded only when it is asked for: the bundler and the browser's driver take seconds.
if (what === 'page') await (await import('./inspect/page.ts')).inspectPages(inputs, { host: values.host ?? null, write });
if (what === 'qr') await (await import('./inspect/qr.ts')).inspectQr(inputs, { write });
if (what === 'uri') await (await import('./inspect/uri.ts')).inspectUris(inputs, { write });
if (what === 'import')
  await (await import('./inspect/import.ts')).inspectImports(inputs, { passphrase: values.passphrase ?? null, write });
if (values.out !== undefined) closeSync(out);
