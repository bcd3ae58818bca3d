// `inspect uri`: what the product makes of set-up texts, one JSON line each.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readOtpUri, UriError } from '../../lib/otp/uri.ts';

/** Where the lines go; each is one JSON object without a line end. */
export type Output = { readonly write: (line: string) => void };

function inspectText(input: string): object {
  try {
    const { type, issuer, account, secret, algorithm, digits, period, counter } = readOtpUri(input);
    return { input, entry: { type, issuer, account, secret, algorithm, digits, period, counter } };
  } catch (error) {
    if (!(error instanceof UriError)) throw error;
    return { input, error: { code: error.code, message: error.message } };
  }
}

function textsInFile(content: string): string[] {
  if (content.trimStart().startsWith('[')) {
    const parsed: unknown = JSON.parse(content);
    if (Array.isArray(parsed)) return parsed.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  }
  return content.split(/\r?\n/).filter((line) => line.trim() !== '');
}

async function textsOf(input: string): Promise<string[]> {
  // A set-up text is no path; one that is longer than a path can be would make `stat` fail in other ways.
  const found = /^[a-z-]+:\/\//i.test(input) || input.length > 1000 ? undefined : await stat(input).catch(() => undefined);
  if (found === undefined) return [input];
  if (!found.isDirectory()) return textsInFile(await readFile(input, 'utf8'));
  const names = (await readdir(input)).toSorted();
  return (await Promise.all(names.map((name) => textsOf(join(input, name))))).flat();
}

/**
 * Writes `{input, entry}` or `{input, error: {code, message}}` for every text. The lines hold the secrets that the inputs hold; messages never do.
 * @param inputs each a text, a file of lines, a file with a JSON array of strings, or a folder of such files
 */
export async function inspectUris(inputs: readonly string[], { write }: Output): Promise<void> {
  for (const input of inputs) {
    for (const text of await textsOf(input)) write(JSON.stringify(inspectText(text)));
  }
}
