// How a binding ends: the background hears what the page says of it, and the card says it to the user.
import { isProblem } from '../messaging/sender.ts';
import type { Visit } from './context.ts';

/** Tells whether the site has taken the secret, as far as the page shows it; what is not known is explained in both its ways. */
export async function tellBound({ ask, card }: Visit, entryId: string, accepted: boolean): Promise<void> {
  await ask('visit:outcome', { entryId, purpose: 'bind', outcome: accepted ? 'accepted' : 'unknown' });
  // The background has the card of an accepted one ready.
  const shown = accepted ? null : await ask('card:show', { kind: 'bind-unknown' });
  if (shown === null || !isProblem(shown)) card.show();
}
