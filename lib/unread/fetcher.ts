// One request to a mail host with the session that exists: no redirect followed, not endless, not huge, nowhere else.
import type { Fetcher, MailAnswer, MailRequest } from '../providers/unread.ts';

export interface Limits {
  /** For the whole answer. */
  readonly limitMs: number;
  readonly maxBytes: number;
}

const usual: Limits = { limitMs: 20_000, maxBytes: 256 * 1024 };

/**
 * Requests to this origin only.
 * @param send the browser's `fetch`
 */
export function fetcherFor(origin: string, send: typeof fetch, { limitMs, maxBytes }: Limits = usual): Fetcher {
  return async (request) => {
    if (new URL(request.url).origin !== origin) throw new RangeError('a request to another host');
    try {
      return await answerOf(await send(request.url, options(request, AbortSignal.timeout(limitMs))), maxBytes);
    } catch (error) {
      // A time limit, no network, no such host, no trust: browsers do not tell them apart.
      if (error instanceof TypeError || error instanceof DOMException) return failed;
      throw error;
    }
  };
}

function options({ method, headers, body }: MailRequest, signal: AbortSignal): RequestInit {
  const told = { ...(headers !== undefined && { headers }), ...(body !== undefined && { body }) };
  return {
    method,
    ...told,
    signal,
    credentials: 'include',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
}

const failed: MailAnswer = { kind: 'failed' };

async function answerOf(response: Response, maxBytes: number): Promise<MailAnswer> {
  const { type, status, headers } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await response.body?.cancel();
    return { kind: 'redirected' };
  }
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const text = await textOf(response, decoderOf(charset), maxBytes);
  return text === null ? failed : { kind: 'answer', status, text, header: (name) => headers.get(name) };
}

/** Null: more than `maxBytes`; the rest is not read. */
async function textOf(response: Response, decoder: TextDecoder, maxBytes: number): Promise<string | null> {
  const reader = response.body?.getReader();
  let text = '';
  for (let left = maxBytes; ;) {
    const bytes = (await reader?.read())?.value;
    if (bytes === undefined) return text + decoder.decode();
    left -= bytes.length;
    if (left < 0) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(bytes, { stream: true });
  }
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}
