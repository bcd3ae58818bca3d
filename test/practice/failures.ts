// Troubles a test can order: the next responses go wrong in the way it names.

export interface Failure {
  /**
   * `offline` cuts the connection, `500` answers an error page, `slow` waits `delayMs` first, `refuse` refuses right second-factor
   * codes, `code` answers every JSON call with `code`, `html` answers JSON calls with a web page, `prefix` puts `)]}'` before JSON,
   * `limit` answers 429 with `Retry-After`.
   */
  readonly kind: 'offline' | '500' | 'slow' | 'refuse' | 'code' | 'html' | 'prefix' | 'limit';
  /** How many responses; 1 unless told, Infinity for ever. */
  readonly times?: number;
  /** Only requests whose address contains this text (for example `updateSecondAuth`); all unless told. */
  readonly on?: string;
  /** For `code`, e.g. `FA_INVALID_SESSION`. */
  readonly code?: string;
  /** For `slow`; 2000 unless told. */
  readonly delayMs?: number;
  /** For `limit`, seconds; 60 unless told. */
  readonly retryAfter?: number;
}

/** The ordered troubles that are still to happen. */
export class Failures {
  readonly #waiting: { failure: Failure; left: number }[] = [];

  /** Orders one. */
  add(failure: Failure): void {
    this.#waiting.push({ failure, left: failure.times ?? 1 });
  }

  /** Forgets all. */
  clear(): void {
    this.#waiting.length = 0;
  }

  /** Takes the next trouble of these kinds meant for this address; null when there is none. */
  take(address: string, kinds: readonly Failure['kind'][]): Failure | null {
    const found = this.#waiting.find(
      ({ failure, left }) => left > 0 && kinds.includes(failure.kind) && address.includes(failure.on ?? ''),
    );
    if (found === undefined) return null;
    found.left -= 1;
    return found.failure;
  }
}
