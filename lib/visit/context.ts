// What every part of a visit works with.
import type { VisitChoices } from '../messaging/contract.ts';
import type { Provider } from '../providers/provider.ts';
import type { CardHost } from './card-host.ts';
import type { Ask } from './send.ts';

export interface Visit {
  readonly document: Document;
  readonly window: Window;
  readonly provider: Provider;
  readonly choices: VisitChoices;
  readonly ask: Ask;
  readonly card: CardHost;
  /** Whether a code may be used in this document's origin at all; false: whatever a box looks like, none is asked for. */
  readonly takesCodes: boolean;
  /** Asks for another look at the page soon, whatever the page does. */
  lookSoon(afterMs?: number): void;
  /** Whether a person has really acted here, or just before in the same tab. */
  acted(): boolean;
}
