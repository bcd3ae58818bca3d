// Answers of a mail server as a fetcher brings them, for tests of the readers.
import type { Fetcher, MailAnswer, MailRequest } from '../../../lib/providers/unread.ts';

export function page(text: string, status = 200, headers: Readonly<Record<string, string>> = {}): MailAnswer {
  return { kind: 'answer', status, text, header: (name) => headers[name] ?? null };
}

export function json(value: unknown): MailAnswer {
  return page(JSON.stringify(value));
}

/** Gives the same answer to every request and keeps what was asked. */
export function fetcherOf(answer: MailAnswer): { readonly get: Fetcher; readonly asked: MailRequest[] } {
  const asked: MailRequest[] = [];
  return { asked, get: async (request) => (asked.push(request), answer) };
}
