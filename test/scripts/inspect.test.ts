// `inspect` over set-up texts, and how it refuses: one line of JSON for each input, and nothing else on standard output.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect, linesOf } from './inspect.ts';

const good = 'otpauth://totp/CQU:2026?secret=GEZDGNBVGY3TQOJQ&issuer=CQU&digits=8&period=60&algorithm=SHA256';
const counted = 'otpauth://hotp/x?secret=GEZDGNBVGY3TQOJQ&counter=5';
const bad = 'otpauth://totp/x?secret=HUNTER01';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('inspect uri', { timeout: 30_000 }, () => {
  it('says of each text, in order, what entry it gives or why none', async () => {
    const { status, out } = await inspect('uri', good, bad, counted);
    expect(status).toBe(0);
    expect(linesOf(out)).toEqual([
      {
        input: good,
        entry: {
          type: 'totp',
          issuer: 'CQU',
          account: '2026',
          secret: 'GEZDGNBVGY3TQOJQ',
          algorithm: 'SHA256',
          digits: 8,
          period: 60,
          counter: null,
        },
      },
      { input: bad, error: { code: 'bad-secret', message: expect.not.stringContaining('HUNTER') } },
      {
        input: counted,
        entry: {
          type: 'hotp',
          issuer: '',
          account: 'x',
          secret: 'GEZDGNBVGY3TQOJQ',
          algorithm: 'SHA1',
          digits: 6,
          period: null,
          counter: 5,
        },
      },
    ]);
  });

  it('takes a file of texts, and writes to a file when told', async () => {
    const [texts, lines] = [join(folder, 'texts.txt'), join(folder, 'lines.jsonl')];
    await writeFile(texts, `${good}\n\n${bad}\n`);
    expect(await inspect('uri', '--out', lines, texts)).toMatchObject({ status: 0, out: '' });
    expect(linesOf(await readFile(lines, 'utf8'))).toMatchObject([{ input: good }, { input: bad }]);
  });
});

describe('inspect', { timeout: 30_000 }, () => {
  it.each([
    ['nothing', []],
    ['a kind it does not know', ['pages', 'x']],
    ['no input', ['uri']],
    ['an option it does not know', ['uri', '--hots', 'x', good]],
    ['a host where none belongs', ['uri', '--host', 'x', good]],
  ])('given %s, says how it is used and writes nothing else', async (_, args) => {
    const { status, out, said } = await inspect(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(said).toContain('usage: npm run --silent inspect');
  });
});
