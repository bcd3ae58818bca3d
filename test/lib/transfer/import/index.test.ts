// The one way in: every format is found by its content, whatever else there is.
import { describe, expect, it } from 'vitest';
import { formats, readImport } from '../../../../lib/transfer/import/index.ts';
import { openSource } from '../../../../lib/transfer/import/source.ts';
import {
  aegisPlain,
  andOtpList,
  bitwardenItems,
  extensionPlain,
  freeOtpPlusFile,
  protonPlain,
  stratumBackup,
  twoFasPlain,
} from '../made-exports.ts';
import { accountsIn, bytesOf, samples } from '../sample-accounts.ts';

const fault = (code: string) => expect.objectContaining({ code });
const files = {
  aegisPlain,
  andOtpList,
  bitwardenItems,
  extensionPlain,
  freeOtpPlusFile,
  protonPlain,
  stratumBackup,
  twoFasPlain,
};

describe('a file', () => {
  it.each(Object.entries(files))('of %s is known by one format only', (_, make) => {
    const source = openSource(bytesOf(JSON.stringify(make(samples))));
    expect(formats.filter((format) => format.detect(source)).length).toBe(1);
  });
  it('is read whatever its JSON looks like on the page', async () => {
    const text = `\uFEFF\n\n${JSON.stringify(aegisPlain(samples), null, 4).replaceAll('\n', '\r\n')}\n`;
    expect(accountsIn(await readImport(bytesOf(text), null))).toEqual(samples);
  });
  it('with a passphrase that it does not need is read all the same', async () => {
    expect(accountsIn(await readImport(bytesOf(JSON.stringify(aegisPlain(samples))), 'any'))).toEqual(samples);
  });
  it.each([
    ['', 'empty'],
    ['Lorem ipsum dolor', 'unknown-format'],
    ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'unknown-format'],
    ['{"a":1}', 'unknown-format'],
    ['[]', 'unknown-format'],
    ['{"services":[', 'damaged'],
  ])('that is none of ours is refused: %j', async (text, code) => {
    await expect(readImport(bytesOf(text), null)).rejects.toThrow(fault(code));
  });
  it('ids of formats are unique', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
  });
});
