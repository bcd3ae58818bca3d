// One request to a mail host: what is sent, and what each way of failing becomes.
import { describe, expect, it, vi } from 'vitest';
import { fetcherFor } from '../../../lib/unread/fetcher.ts';

const origin = 'https://mail.cqu.edu.cn';
const ask = { method: 'GET', url: `${origin}/x` } as const;
const limits = { limitMs: 50, maxBytes: 100 };
const answered = (response: Response) => fetcherFor(origin, async () => response, limits)(ask);

/** Never answers, until it is aborted. */
const silence = (_url: unknown, init?: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });

describe('a request', () => {
  it('takes the cookies along, follows nobody, and keeps nothing', async () => {
    const send = vi.fn<typeof fetch>(async () => new Response('ok'));
    await fetcherFor(origin, send)({ method: 'POST', url: `${origin}/x`, headers: { A: 'b' }, body: 'c' });
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0]).toMatchObject([
      `${origin}/x`,
      { method: 'POST', headers: { A: 'b' }, body: 'c', credentials: 'include', redirect: 'manual', cache: 'no-store' },
    ]);
  });
  it.each(['https://mail.cqu.edu.cn.evil.cn/x', 'http://mail.cqu.edu.cn/x', 'https://mail.cqu.edu.cn:444/'])(
    'never goes to %s',
    async (url) => {
      const send = vi.fn<typeof fetch>();
      await expect(fetcherFor(origin, send)({ method: 'GET', url })).rejects.toThrow(RangeError);
      expect(send).not.toHaveBeenCalled();
    },
  );
});

describe('an answer', () => {
  it('is read with its status and headers', async () => {
    const answer = await answered(new Response('{"a":1}', { status: 503, headers: { 'Retry-After': '7' } }));
    expect(answer).toMatchObject({ kind: 'answer', status: 503, text: '{"a":1}' });
    expect(answer.kind === 'answer' && [answer.header('retry-after'), answer.header('x')]).toEqual(['7', null]);
  });
  it.each([
    ['text/html; charset=GBK', [0xca, 0xd5], '收'],
    ['text/html;charset="utf-8"', [0xef, 0xbb, 0xbf, 0xe6, 0x94, 0xb6], '收'],
    ['text/html; charset=nonsense', [0xe6, 0x94, 0xb6], '收'],
    ['', [0xe6, 0x94, 0xb6], '收'],
  ])('of type %j is decoded', async (type, bytes, text) => {
    expect(await answered(new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }))).toMatchObject({ text });
  });
  it('that sends elsewhere is not followed', async () => {
    expect(await answered(new Response(null, { status: 302, headers: { Location: '/login' } }))).toEqual({ kind: 'redirected' });
    const opaque = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    expect(await answered(opaque)).toEqual({ kind: 'redirected' });
  });
  it('that is too large is left off', async () => {
    const cancel = vi.fn<() => void>();
    const endless = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(64)), cancel });
    expect(await answered(new Response(endless))).toEqual({ kind: 'failed' });
    expect(cancel).toHaveBeenCalledTimes(1);
  });
  it('that does not come, or not to its end, in time', async () => {
    expect(await fetcherFor(origin, silence, limits)(ask)).toEqual({ kind: 'failed' });
  });
  it('that cannot come', async () => {
    const broken = async () => Promise.reject(new TypeError('failed'));
    expect(await fetcherFor(origin, broken, limits)(ask)).toEqual({ kind: 'failed' });
  });
  it('is not made of a fault of ours', async () => {
    await expect(fetcherFor(origin, async () => Promise.reject(new Error('bug')), limits)(ask)).rejects.toThrow('bug');
  });
});
