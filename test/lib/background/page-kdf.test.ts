// Key derivation is asked of a page of ours; whatever comes back in another form is no key.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerKdf, pageKdf } from '../../../lib/background/page-kdf.ts';
import { askOwnPages, hearInOwnPage } from '../../../lib/messaging/sender.ts';
import type { Kdf, KdfParams } from '../../../lib/vault/kdf-params.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';

vi.mock('../../../lib/messaging/sender.ts', () => ({ askOwnPages: vi.fn(), hearInOwnPage: vi.fn() }));
const asked = vi.mocked(askOwnPages);
const heard = vi.mocked(hearInOwnPage);

const params: KdfParams = { name: 'pbkdf2-sha256', iterations: 600_000, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' };
const passphrase = new TextEncoder().encode('correct horse');
const key = Uint8Array.from({ length: 32 }, (_byte, at) => 255 - at);
const id = '00000000-0000-4000-8000-000000000000';
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

beforeEach(() => {
  asked.mockReset();
  heard.mockReset();
});

describe('parameters for a new passphrase', () => {
  it('are those of the page', async () => {
    asked.mockResolvedValue(params);
    expect(await pageKdf.fresh()).toEqual(params);
  });

  it.each([[null], [{}], ['x'], [{ kind: 'argon2id' }]])('that are none are refused: %j', async (answer) => {
    asked.mockResolvedValue(answer);
    await expect(pageKdf.fresh()).rejects.toMatchObject({ code: 'kdf-unavailable' });
  });

  it('are not to be had when no page of ours is open', async () => {
    asked.mockRejectedValue(new Error('Receiving end does not exist.'));
    await expect(pageKdf.fresh()).rejects.toMatchObject({ code: 'kdf-unavailable' });
    expect(asked).toHaveBeenCalledWith('kdf', { want: 'fresh' });
  });
});

describe('a key', () => {
  it('is the one that the page derives from this passphrase with these parameters', async () => {
    asked.mockResolvedValue(base64(key));
    expect(await pageKdf.derive(passphrase, params)).toEqual(key);
    expect(asked).toHaveBeenCalledExactlyOnceWith('kdf', {
      want: 'derive',
      id: expect.any(String),
      passphrase: base64(passphrase),
      params,
    });
  });

  it.each([
    ['nothing', null],
    ['bytes in another form', Array.from(key)],
    ['31 bytes', base64(key.subarray(1))],
    ['33 bytes', base64(Uint8Array.of(...key, 0))],
    ['no base64', '*'.repeat(44)],
    ['base64 with stray bits at its end', `${'A'.repeat(42)}B=`],
    ['an empty text', ''],
  ])('is not to be had from %s', async (_, answer) => {
    asked.mockResolvedValue(answer);
    await expect(pageKdf.derive(passphrase, params)).rejects.toMatchObject({ name: 'VaultError', code: 'kdf-unavailable' });
  });

  it('is not to be had when no page of ours is open', async () => {
    asked.mockRejectedValue(new Error('Receiving end does not exist.'));
    await expect(pageKdf.derive(passphrase, params)).rejects.toMatchObject({ code: 'kdf-unavailable' });
  });

  it('above the caps is refused, and no page is told the passphrase', async () => {
    const refused = pageKdf.derive(passphrase, { ...params, iterations: 10_000_001 });
    await expect(refused).rejects.toMatchObject({ code: 'kdf-refused' });
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('the page that answers', () => {
  const kdf = { fresh: vi.fn<Kdf['fresh']>(), derive: vi.fn<Kdf['derive']>() };
  const load = vi.fn(async (): Promise<Kdf> => kdf);

  /** What this page does with a question of the background. */
  function answer(input: unknown): Promise<unknown> {
    answerKdf(load);
    const work = heard.mock.lastCall?.[1];
    if (work === undefined) throw new Error('nobody listens');
    return work(input);
  }

  beforeEach(() => {
    load.mockClear();
    kdf.fresh.mockReset().mockResolvedValue(params);
    kdf.derive.mockReset().mockResolvedValue(key);
  });

  it('listens for its own question, and stops when told', () => {
    const stop = () => undefined;
    heard.mockReturnValue(stop);
    expect(answerKdf(load)).toBe(stop);
    expect(heard).toHaveBeenCalledExactlyOnceWith('kdf', expect.any(Function));
  });

  it('loads nothing heavy before it is asked', async () => {
    answerKdf(load);
    expect(load).not.toHaveBeenCalled();
    await answer({ want: 'fresh' });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('gives fresh parameters as they are', async () => {
    expect(await answer({ want: 'fresh' })).toEqual(params);
    expect(kdf.derive).not.toHaveBeenCalled();
  });

  it('derives from the bytes of the passphrase and gives the key as base64', async () => {
    expect(await answer({ want: 'derive', id, passphrase: base64(passphrase), params })).toBe(base64(key));
    expect(kdf.derive).toHaveBeenCalledExactlyOnceWith(passphrase, params);
    expect(kdf.fresh).not.toHaveBeenCalled();
  });

  it('understands what the background asks', async () => {
    asked.mockImplementation(async (_name, input) => answer(input));
    expect(await pageKdf.derive(passphrase, params)).toEqual(key);
    expect(await pageKdf.fresh()).toEqual(params);
  });

  it.each([
    ['nothing', null],
    ['another wish', { want: 'unlock' }],
    ['more than a wish', { want: 'fresh', passphrase: '' }],
    ['no number', { want: 'derive', passphrase: '', params }],
    ['no passphrase', { want: 'derive', id, params }],
    ['a passphrase that is no base64', { want: 'derive', id, passphrase: 'correct horse', params }],
    ['a passphrase without end', { want: 'derive', id, passphrase: 'A'.repeat(2_000_004), params }],
    ['parameters that are none', { want: 'derive', id, passphrase: '', params: { ...params, iterations: 0 } }],
  ])('refuses %s before it loads anything', async (_, input) => {
    await expect(answer(input)).rejects.toThrow();
    expect(load).not.toHaveBeenCalled();
  });

  it('hands on the fault of the derivation', async () => {
    kdf.derive.mockRejectedValue(new VaultError('kdf-refused'));
    const asking = answer({ want: 'derive', id, passphrase: base64(passphrase), params });
    await expect(asking).rejects.toMatchObject({ code: 'kdf-refused' });
  });
});
