// JSON calls of the page scripts.

export interface Answer {
  readonly code: string;
  readonly var?: unknown;
}

/** Calls `/coremail/s/json`, with the body as JSON or as a form; a broken connection or an unreadable answer comes back as code `NETWORK`. */
export async function call(
  sid: string,
  func: string,
  body: Readonly<Record<string, unknown>> = {},
  as: 'json' | 'form' = 'json',
): Promise<Answer> {
  const fields = Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]);
  try {
    const response = await fetch(`/coremail/s/json?sid=${sid}&func=${encodeURIComponent(func)}`, {
      method: 'POST',
      headers: {
        'Content-Type': as === 'json' ? 'text/x-json' : 'application/x-www-form-urlencoded',
        Accept: 'text/x-json',
        'X-Requested-With': 'XMLHttpRequest',
        'X-Practice-Page': '1',
      },
      body: as === 'json' ? JSON.stringify(body) : new URLSearchParams(fields),
      credentials: 'include',
    });
    const answer: unknown = JSON.parse((await response.text()).replace(/^\)\]\}'\s*/, ''));
    return answer as Answer;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return { code: 'NETWORK' };
    throw error;
  }
}

/** The `var` of an answer, in the shape the caller knows from the server. */
export function valueOf<T>(answer: Answer): T {
  return answer.var as T;
}
