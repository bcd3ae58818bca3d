// @vitest-environment jsdom
// The QR reader is loaded when something is to be read for the first time in a document, and used from then on.
import { afterEach, expect, it, vi } from 'vitest';
import { offerReader, readerReady, readQrIn } from '../../../lib/visit/read-qr.ts';
import type { Ask } from '../../../lib/visit/send.ts';

const nothing = { texts: [], unread: null };
const found = { texts: ['otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ'], unread: null };

afterEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('mailkey.qr'));
});

it('the reader is asked for once, and reads what it is given', async () => {
  const reader = vi.fn().mockResolvedValue(found);
  const ask = vi.fn(async () => offerReader(reader)) as unknown as Ask;
  expect(await readQrIn(document.body, ask)).toEqual(found);
  expect(await readQrIn(document.head, ask)).toEqual(found);
  expect(reader.mock.calls).toEqual([[document.body], [document.head]]);
  expect(vi.mocked(ask).mock.calls).toEqual([['bind:loadReader', undefined]]);
});

it('where the reader cannot be loaded nothing is read, and it is asked for again', async () => {
  const ask = vi.fn(async () => ({ problem: 'not-allowed' })) as unknown as Ask;
  expect(await readQrIn(document.body, ask)).toEqual(nothing);
  expect(await readQrIn(document.body, ask)).toEqual(nothing);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('a reader that is on its way is not asked for again', async () => {
  const reader = vi.fn().mockResolvedValue(found);
  const ask = vi.fn(async () => offerReader(reader)) as unknown as Ask;
  const ahead = readerReady(ask);
  expect(await readQrIn(document.body, ask)).toEqual(found);
  await ahead;
  expect(ask).toHaveBeenCalledTimes(1);
});
