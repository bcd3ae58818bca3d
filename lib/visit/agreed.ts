// What the user has said yes to, and whether the dialog goes on to show it: its QR code may be drawn anew, or the dialog be opened again.
import type { Visit } from './context.ts';
import { readQrIn } from './read-qr.ts';
import { watchRedrawn } from './redrawn.ts';
import { secretsOf } from './secrets-of.ts';

export interface Agreed {
  /** @param texts of the QR codes on show; without a set-up text `picture` counts, which only the second reader could read */
  to(texts: readonly string[], picture: ImageData | null): void;
  /** Whether the dialog shows another secret than that now; false while it cannot be told. */
  isAnother(part: Element): Promise<boolean>;
}

export function makeAgreed({ ask, lookSoon }: Visit): Agreed {
  const isRedrawn = watchRedrawn(lookSoon);
  let agreed: string | ImageData | null = null;
  return {
    to(texts, picture) {
      const secrets = secretsOf(texts);
      agreed = secrets === '' ? picture : secrets;
    },
    async isAnother(part) {
      if (agreed === null) return false;
      const { texts, unread } = await readQrIn(part, ask);
      const secrets = secretsOf(texts);
      if (secrets !== '') return secrets !== agreed;
      return typeof agreed !== 'string' && isRedrawn(agreed, unread);
    },
  };
}
