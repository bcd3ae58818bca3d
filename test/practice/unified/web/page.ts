// Small pieces both scripts of the unified log-in use.

/** The element, or null. */
export const find = <T extends HTMLElement = HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);

/** A question of the page; with fields a POST of a form. Answers the text. */
export async function ask(path: string, fields?: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`/authserver/${path}`, {
    headers: { 'X-Practice-Page': '1' },
    ...(fields !== undefined && { method: 'POST', body: new URLSearchParams(fields) }),
  });
  return answer.text();
}
