// What the server wrote into the page, and the small pieces all scripts of the practice Exmail use.
import type { ExmailVariant } from '../variant.ts';

/** The page's own variables. */
interface PageData {
  readonly sid: string;
  readonly token: string;
  readonly pollMs: number;
  readonly message?: string;
  readonly variant: ExmailVariant;
}

export const page = (globalThis as unknown as { page: PageData }).page;

/** The element, or null. */
export function find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
  return document.querySelector<T>(selector);
}

/** A request of the page; a text body makes it a POST of a form. */
export async function ask(path: string, body?: URLSearchParams): Promise<string> {
  const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest', 'X-Practice-Page': '1' };
  const answer = await fetch(path, { headers, ...(body !== undefined && { method: 'POST', body }) });
  return answer.text();
}

/** Shows or hides an element. */
export function show(selector: string, shown: boolean): void {
  const element = find(selector);
  if (element !== null) element.hidden = !shown;
}
