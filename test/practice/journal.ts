// The server's own book of requests: what came, when, from whom, and what it did to mails and sessions.
import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What a request changed: a mail became read, a session lives longer or ended, one began, a setting or mail was changed, a
 * password came unencrypted, an address was used that counts as a click in the page, a client password was made, 安全登录 was
 * switched.
 */
export type Effect =
  | 'mail read'
  | 'session kept alive'
  | 'session ended'
  | 'signed in'
  | 'changed'
  | 'plain password'
  | 'counted as click'
  | 'client password made'
  | 'safe login switched';

/**
 * Who asked: a script of the practice page itself, a document or frame being opened, a script, style or picture of a page, or
 * anybody else (the extension's background, a test's own client).
 */
export type Asker = 'page' | 'document' | 'asset' | 'other';

/** One request. Times in ms since 1970 by the real clock, whatever the server's shifted one says. */
export interface Entry {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly by: Asker;
  /** Whether the request carried any cookie. */
  readonly cookies: boolean;
  /** `Origin`, else `Referer`, else empty. */
  readonly origin: string;
  /** Name of the fault that answered it, null when there was none. */
  fault: string | null;
  /** 0 until the answer begins, and for ever when the connection was cut. */
  status: number;
  readonly effects: Effect[];
}

interface Running {
  readonly entry: Entry;
  /** What a fault makes of an unread number, as it is to be written; null writes the true one. */
  count: string | null;
}

const running = new AsyncLocalStorage<Running>();

/** Notes what the request that is being answered does. */
export function note(effect: Effect): void {
  running.getStore()?.entry.effects.push(effect);
}

/** The unread number as this answer shows it: the true one unless a fault bends it. */
export function shownCount(unread: number): string {
  return running.getStore()?.count ?? `${unread}`;
}

/** From now on this answer shows this instead of the unread number. */
export function bendCount(count: string): void {
  const store = running.getStore();
  if (store !== undefined) store.count = count;
}

/** The entry of the request that is being answered, null outside of one. */
export function currentEntry(): Entry | null {
  return running.getStore()?.entry ?? null;
}

/** Header by which the scripts of the practice pages say who they are. */
export const pageMark = 'X-Practice-Page';

function askerOf(headers: Headers): Asker {
  if (headers.has(pageMark)) return 'page';
  const to = headers.get('Sec-Fetch-Dest') ?? '';
  if (['document', 'iframe', 'frame'].includes(to)) return 'document';
  return ['script', 'style', 'image', 'font'].includes(to) ? 'asset' : 'other';
}

/** Looks at what came. `entries` is live, oldest first. */
export class Journal {
  readonly entries: Entry[] = [];

  /** Runs the answering of one request under its entry. */
  async answer<T>(request: Request, act: (entry: Entry) => Promise<T>): Promise<T> {
    const url = new URL(request.url);
    const entry: Entry = {
      at: Date.now(),
      method: request.method,
      host: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      by: askerOf(request.headers),
      cookies: request.headers.has('Cookie'),
      origin: request.headers.get('Origin') ?? request.headers.get('Referer') ?? '',
      fault: null,
      status: 0,
      effects: [],
    };
    this.entries.push(entry);
    return running.run({ entry, count: null }, () => act(entry));
  }

  /** Entries of a host; with `by` only those of these askers. */
  of(host: string, ...by: readonly Asker[]): Entry[] {
    return this.entries.filter((entry) => entry.host === host && (by.length === 0 || by.includes(entry.by)));
  }

  /** Entries with this effect, of all hosts. */
  having(effect: Effect): Entry[] {
    return this.entries.filter(({ effects }) => effects.includes(effect));
  }

  /** Entries to any other host than these. Hosts the browser's proxy refuses never come here: see the proxy's own list. */
  elsewhere(hosts: readonly string[]): Entry[] {
    return this.entries.filter(({ host }) => !hosts.includes(host));
  }

  /** Most requests to one host within any `spanMs` (one minute), among entries of these askers (`other` unless told). */
  busiest(host: string, spanMs = 60_000, ...by: readonly Asker[]): number {
    const times = this.of(host, ...(by.length === 0 ? (['other'] as const) : by)).map(({ at }) => at);
    return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + spanMs).length));
  }

  clear(): void {
    this.entries.length = 0;
  }
}
