// What every part of a visit works with.
import type { InputOf, PageCode, VisitChoices } from '../messaging/contract.ts';
import type { Provider } from '../providers/provider.ts';
import type { CardHost } from './card-host.ts';
import type { Ask } from './send.ts';

export interface Visit {
  readonly document: Document;
  readonly window: Window;
  readonly provider: Provider;
  readonly choices: VisitChoices;
  readonly ask: Ask;
  /** Asks for the code of a log-in or an identity check. */
  askCode(): Promise<PageCode>;
  readonly card: CardHost;
  /**
   * In a frame: tells the top document what became of a code so far, because the page may take the frame away with the answer. Null in the top
   * document itself.
   */
  readonly tellTop: ((told: InputOf<'visit:inFrame'>) => Promise<unknown>) | null;
  /** Whether a code may be used in this document's origin at all; false: whatever a box looks like, none is asked for. */
  readonly takesCodes: boolean;
  /** Asks for another look at the page soon, whatever the page does. */
  lookSoon(afterMs?: number): void;
  /** Whether a person has really acted here, or just before in the same tab. */
  acted(): boolean;
}
