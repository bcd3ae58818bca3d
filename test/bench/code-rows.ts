// The product's own code without a browser: codes, and QR pictures handed in as pixels.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { OtpAccount } from '../../lib/otp/account.ts';
import { codeAt } from '../../lib/otp/code.ts';
import { readQr } from '../../lib/qr/read.ts';
import { makeSecondReader } from '../../lib/qr/second-read.ts';
import { corpus, HARD, render } from '../lib/qr/render.ts';
import type { Row } from './row.ts';
import { limitRow, median, quantile } from './row.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function accounts(count: number): readonly OtpAccount[] {
  return Array.from({ length: count }, (_, at) => ({
    type: 'totp',
    issuer: 'bench',
    account: `user${at}`,
    secret: Array.from({ length: 32 }, (__, place) => letters[(at * 7 + place * 11) % 32]).join(''),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
  }));
}

export async function codesRow(): Promise<Row> {
  const all = accounts(1000);
  const times: number[] = [];
  for (let run = 0; run < 15; run += 1) {
    const startedAt = performance.now();
    await Promise.all(all.map((account) => codeAt(account, Date.UTC(2026, 0, 1) + run * 30_000)));
    times.push(performance.now() - startedAt);
  }
  return limitRow('codes for 1,000 entries at once', median(times), 'ms', 20, 'time');
}

async function secondReader() {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(path);
  return makeSecondReader(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}

async function qrRow(name: string, kinds: readonly string[], share: number): Promise<Row[]> {
  const reader = await secondReader();
  const times: number[] = [];
  let read = 0;
  for (const wish of kinds.flatMap(corpus)) {
    const picture = render(wish);
    const startedAt = performance.now();
    const texts = await readQr(picture, { effort: 'element', loadSecondReader: () => Promise.resolve(reader) });
    times.push(performance.now() - startedAt);
    if (texts.length === 1 && texts[0] === wish.text) read += 1;
  }
  const got = (100 * read) / times.length;
  const whole: Row = {
    what: `QR from the element, ${name}: read`,
    measured: `${got.toFixed(1)} % of ${times.length}`,
    ratio: null,
    budget: `≥ ${share} %`,
    ok: got >= share,
    kind: 'time',
  };
  return [
    whole,
    limitRow(`QR from the element, ${name}: median`, median(times), 'ms', 3, 'time'),
    limitRow(`QR from the element, ${name}: p95`, quantile(times, 0.95), 'ms', 15, 'time'),
  ];
}

export async function qrRows(): Promise<readonly Row[]> {
  return [...(await qrRow('clean', ['clean'], 100)), ...(await qrRow('hard', Object.keys(HARD), 99.5))];
}
