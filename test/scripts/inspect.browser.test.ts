// @vitest-environment jsdom
// `inspect` over saved pages and pictures, in the headless browser it starts by itself.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeQR } from 'qr';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FieldReport } from '../../scripts/inspect/page-look.ts';
import { inspect, linesOf } from './inspect.ts';

const uri = 'otpauth://totp/CQU:2026?secret=GEZDGNBVGY3TQOJQ&issuer=CQU';
const page = `<!doctype html><meta charset="utf-8"><form><h3>第三方 OTP</h3>
  <input name="account" placeholder="请输入账号"><input type="password" placeholder="密码">
  <input type="hidden" name="t"><input style="display:none" placeholder="动态口令">
  <p><label>动态口令 <input maxlength="6"></label></p><p><label>短信验证码 <input maxlength="6"></label> <button>获取短信验证码</button></p></form>`;

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-inspect-'));
  await writeFile(file('b.html'), page);
  await writeFile(file('a.html'), '<!doctype html><p>no box at all</p>');
  await writeFile(file('code.gif'), encodeQR(uri, 'gif', { border: 4, scale: 8 }));
  await writeFile(file('nothing.gif'), Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64'));
  await writeFile(file('words.png'), 'no picture');
});
afterAll(() => rm(folder, { recursive: true }));

it('says of each page every box in sight, by a selector that only it has, and what would be done with it', async () => {
  const { status, out } = await inspect('page', '--host', 'mail.cqu.edu.cn', folder, file('gone.html'));
  expect(status).toBe(0);
  const [empty, full, gone] = linesOf(out) as [object, { readonly fields: readonly FieldReport[] }, object];
  expect(empty).toEqual({ file: file('a.html'), kind: expect.any(String), fields: [] });
  expect(gone).toMatchObject({ file: file('gone.html'), error: { code: expect.any(String), message: expect.any(String) } });
  expect(full).toMatchObject({ file: file('b.html') });
  expect(full.fields.map(({ kind, action }) => [kind, action])).toEqual([
    ['account', 'never'],
    ['password', 'never'],
    ['totp', 'fill'],
    ['sms', 'never'],
  ]);
  const saved = new DOMParser().parseFromString(page, 'text/html');
  const found = full.fields.map(({ selector }) => [...saved.querySelectorAll(selector)]);
  expect(found.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  expect(new Set(found.flat()).size).toBe(4);
  for (const { score, reasons } of full.fields) {
    expect(score).toEqual(expect.any(Number));
    expect(reasons.length).toBeGreaterThan(0);
  }
});

it('says of each picture the texts of its QR codes', async () => {
  const { status, out } = await inspect('qr', file('code.gif'), file('nothing.gif'), file('words.png'));
  expect(status).toBe(0);
  expect(linesOf(out)).toEqual([
    { file: file('code.gif'), texts: [uri] },
    { file: file('nothing.gif'), texts: [] },
    { file: file('words.png'), error: { code: 'unreadable-picture', message: expect.any(String) } },
  ]);
});
