// The lasting troubles a mail host can be put into, one a host, by name. Which side makes each stands in `behaviours`.

/**
 * Names of the troubles. `login page`: the sign-in page with status 200 whatever is asked. `timeout`: the true answer after
 * `seconds`. `slow drip`: the true answer, a few bytes a second. `cut`: half of the true answer. `gbk`: the true answer in GBK and
 * saying so; `gbk unsaid`: the same under `charset=UTF-8`. `… count`: true answers with such an unread number. `captive portal`:
 * the page of a campus gateway with status 200; `captive portal elsewhere`: a redirect to its host. `cookie gone`: as if the
 * browser sent no cookie. `clock wrong`: the `Date` header is `seconds` off. `tls`: the handshake fails. `dns`, `offline`: the
 * host cannot be found or reached; they need the browser's proxy to ask `reachable` (the server itself cuts connections).
 */
export const faultKinds = [
  'login page',
  'redirect to login',
  '401',
  '403',
  '429',
  '500',
  '502',
  '503',
  'timeout',
  'slow drip',
  'huge body',
  'garbage',
  'cut',
  'empty',
  'gbk',
  'gbk unsaid',
  'bom',
  'negative count',
  'huge count',
  'float count',
  'redirect loop',
  'captive portal',
  'captive portal elsewhere',
  'cookie gone',
  'clock wrong',
  'offline',
  'tls',
  'dns',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** `Retry-After` of 429 and 503 (none unless told), length of `timeout` (30) or of `clock wrong` (86400). */
  readonly seconds?: number;
  /** For `Retry-After`: a date instead of seconds. */
  readonly asDate?: boolean;
  /** Bytes of `huge body` (100 MB), or bytes a second of `slow drip` (16). */
  readonly bytes?: number;
  /** Only addresses that contain this text; all but `/practice/` unless told. */
  readonly on?: string;
  /** `other` spares the pages: only requests that are neither of a page nor open one. Everything unless told. */
  readonly from?: 'all' | 'other';
}

/** One behaviour a mail host can show, and who makes it in a test. */
export interface Behaviour {
  readonly name: string;
  /** The faults that make it; empty when it is not made by the server. */
  readonly faults: readonly Fault[];
  /** What a test does itself. */
  readonly harness?: string;
}

/** All behaviours in the order of a test's table. Each is made by its faults, by the harness as told, or by nothing at all. */
export const behaviours: readonly Behaviour[] = [
  { name: 'ok', faults: [] },
  { name: 'login page with 200', faults: [{ kind: 'login page' }] },
  { name: '302 to login', faults: [{ kind: 'redirect to login' }] },
  { name: '401', faults: [{ kind: '401' }] },
  { name: '403', faults: [{ kind: '403' }] },
  {
    name: '429 with Retry-After',
    faults: [
      { kind: '429', seconds: 600 },
      { kind: '429', seconds: 600, asDate: true },
    ],
  },
  { name: '500, 502, 503', faults: [{ kind: '500' }, { kind: '502' }, { kind: '503' }, { kind: '503', seconds: 120 }] },
  { name: 'timeout 5 s', faults: [{ kind: 'timeout', seconds: 5 }] },
  { name: 'timeout 30 s', faults: [{ kind: 'timeout', seconds: 30 }] },
  { name: 'timeout 120 s', faults: [{ kind: 'timeout', seconds: 120 }] },
  { name: 'DNS', faults: [{ kind: 'dns' }], harness: 'launch with `plays: practice.faults.reachable`' },
  { name: 'TLS', faults: [{ kind: 'tls' }] },
  { name: 'slow drip', faults: [{ kind: 'slow drip' }] },
  { name: '100 MB body', faults: [{ kind: 'huge body' }] },
  { name: 'garbage', faults: [{ kind: 'garbage' }, { kind: 'cut' }, { kind: 'empty' }] },
  { name: 'GBK, BOM', faults: [{ kind: 'gbk' }, { kind: 'gbk unsaid' }, { kind: 'bom' }] },
  { name: 'negative, huge, float count', faults: [{ kind: 'negative count' }, { kind: 'huge count' }, { kind: 'float count' }] },
  { name: 'redirect loop', faults: [{ kind: 'redirect loop' }] },
  { name: 'captive portal', faults: [{ kind: 'captive portal' }, { kind: 'captive portal elsewhere' }] },
  { name: 'offline', faults: [{ kind: 'offline' }], harness: 'or the whole browser: `browser.proxy.setOffline(true)`' },
  { name: 'cookie gone', faults: [{ kind: 'cookie gone' }], harness: 'or really: `chrome.cookies`, `page.deleteCookie`' },
  { name: 'permission gone', faults: [], harness: 'the browser takes the host permission away' },
  {
    name: 'clock wrong',
    faults: [
      { kind: 'clock wrong', seconds: 86_400 },
      { kind: 'clock wrong', seconds: -86_400 },
    ],
  },
  { name: 'two tabs', faults: [], harness: 'two tabs of one mailbox, and of two accounts (`secondSession` of the variant)' },
];

/** The troubles that are switched on, one a host. */
export class Faults {
  readonly #on = new Map<string, Fault>();
  readonly #waiting = new Set<() => void>();
  /** Set by the server: cuts open connections, so that a fault of the connection meets the next request. */
  cut: () => void = () => undefined;

  /** Puts a host into trouble; null ends it. */
  set(host: string, fault: Fault | FaultKind | null): void {
    if (fault === null) this.#on.delete(host);
    else this.#on.set(host, typeof fault === 'string' ? { kind: fault } : fault);
    this.#release();
    if (['tls', 'dns', 'offline'].includes(this.of(host)?.kind ?? '')) this.cut();
  }

  /** The trouble of a host, null when it is well. */
  of(host: string): Fault | null {
    return this.#on.get(host) ?? null;
  }

  /** False while the host cannot be found or reached; for the `plays` of a browser under test. */
  readonly reachable = (host: string): boolean => !['dns', 'offline'].includes(this.of(host)?.kind ?? '');

  /** All hosts are well again; answers that are held back are given up. */
  clear(): void {
    this.#on.clear();
    this.#release();
  }

  /** Resolves after `ms`, or as soon as the faults change. */
  hold(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(done);
    });
  }

  #release(): void {
    for (const done of this.#waiting) done();
  }
}
