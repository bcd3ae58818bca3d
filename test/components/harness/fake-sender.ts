// Stands in for the background in pages that run without an extension: answers from the scene named in the address.
import type { MessageName, Problem } from '../../../lib/messaging/contract.ts';
import { cardViews, sceneOf } from './scenes.ts';

const asked = new URLSearchParams(location.search);
const name = asked.get('scene') ?? 'open';
const scene = sceneOf(name);
const card = cardViews[name]?.() ?? null;

/** Every message the page has sent, for the test to look at. */
const sent: { readonly name: MessageName; readonly input: unknown }[] = [];
Object.assign(globalThis, { sent });

function answer(message: MessageName): unknown {
  const { vault, entries, mailboxes, preview } = scene;
  switch (message) {
    case 'vault:status':
    case 'vault:create':
    case 'vault:protect':
    case 'vault:heal':
    case 'vault:lock':
      return vault;
    case 'vault:unlock':
      return { problem: 'wrong-passphrase' };
    case 'vault:rawCopy':
      return { file: '{}' };
    case 'entry:list':
      return 'problem' in entries ? entries : { entries, now: Date.now() };
    case 'entry:preview':
      return 'problem' in preview ? preview : { preview };
    case 'otp:codes':
      return { codes: [] };
    case 'otp:count':
      return { code: '520489' };
    case 'mailbox:list':
      return { mailboxes };
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
  return answer(message);
}

export function isProblem(given: object): given is Problem {
  return 'problem' in given;
}

/** No background, so nobody asks. */
export const askOwnPages = () => Promise.reject(new Error('no background'));
export const hearInOwnPage = () => () => undefined;
