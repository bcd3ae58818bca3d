// Stands in for the background in pages that run without an extension: answers from the scene named in the address.
import type { MessageName, Problem } from '../../../lib/messaging/contract.ts';
import { cardViews, rightPassphrase, sceneOf } from './scenes.ts';

const asked = new URLSearchParams(location.search);
const name = asked.get('scene') ?? 'open';
const scene = sceneOf(name);
const card = cardViews[name]?.() ?? null;
let { vault, entries } = scene;

/** Every message the page has sent, for the test to look at. */
const sent: { readonly name: MessageName; readonly input: unknown }[] = [];
Object.assign(globalThis, { sent });

function mark(id: unknown, trashedAt: number | null): { readonly id: unknown } {
  if ('length' in entries) entries = entries.map((entry) => (entry.id === id ? { ...entry, trashedAt } : entry));
  return { id };
}

function answer(message: MessageName, input: unknown): unknown {
  const { mailboxes, preview } = scene;
  const { pagePicture } = globalThis as { readonly pagePicture?: string };
  if (asked.get('fail') === message) return { problem: 'disk-full' };
  const { id, passphrase } = { ...(input as { readonly id?: string; readonly passphrase?: string | null }) };
  switch (message) {
    case 'vault:status':
    case 'vault:create':
    case 'vault:heal':
      return vault;
    case 'vault:lock':
      ({ vault, entries } = sceneOf('locked'));
      return vault;
    case 'vault:unlock':
      if (passphrase !== rightPassphrase) return { problem: 'wrong-passphrase' };
      ({ vault, entries } = sceneOf('open'));
      return vault;
    case 'vault:protect':
      vault = { ...vault, ...(passphrase === null && { protection: 'device' as const }) };
      return vault;
    case 'vault:rawCopy':
      return { file: '{}' };
    case 'entry:list':
      return 'problem' in entries ? entries : { entries, now: Date.now() };
    case 'entry:trash':
      return mark(id, Date.now());
    case 'entry:restore':
      return mark(id, null);
    case 'entry:preview':
      return 'problem' in preview ? preview : { preview };
    case 'otp:codes':
      return { codes: [] };
    case 'otp:count':
      return { code: '520489' };
    case 'mailbox:list':
      return { mailboxes };
    case 'tab:picture':
      return pagePicture === undefined ? { problem: 'unseen-page' } : { png: pagePicture };
    case 'fill:here':
      return { problem: 'no-page' };
    case 'card:view':
      return { view: card, pixels: null };
    case 'card:act':
      return asked.get('act') === 'covered' ? { problem: 'covered' } : {};
    default:
      return { id: 'entry-1' };
  }
}

export async function send(message: MessageName, input: unknown): Promise<unknown> {
  sent.push({ name: message, input });
  return answer(message, input);
}

export function isProblem(given: object): given is Problem {
  return 'problem' in given;
}

/** No background, so nobody asks. */
export const askOwnPages = () => Promise.reject(new Error('no background'));
export const hearInOwnPage = () => () => undefined;
