// Tells the background which page is on show. The panel of a second factor is told along with the question for its code: the user waits for the answer.
import type { InputOf, PageCode } from '../messaging/contract.ts';
import type { Ask } from './send.ts';

export type PageName = InputOf<'visit:state'>['page'];

export interface PageState {
  /** This page is on show (null: one that says nothing). Told unless it was told last; the panel of a second factor goes with what is asked next. */
  see(page: PageName | null): Promise<void>;
  askCode(): Promise<PageCode>;
  /** For every other message that may follow from what is on show: the background hears of that first. */
  readonly ask: Ask;
  /** Tells what went with no question. */
  tell(): Promise<void>;
  /** What was told counts no more. */
  forget(): void;
}

export function makePageState(ask: Ask): PageState {
  let told: PageName | null = null;
  let left: 'second-factor' | null = null;

  async function tell(): Promise<void> {
    const page = left;
    left = null;
    if (page !== null) await ask('visit:state', { page });
  }

  return {
    async see(page) {
      if (page === null || page === told) return;
      told = page;
      left = page === 'second-factor' ? page : null;
      if (left === null) await ask('visit:state', { page });
    },
    askCode() {
      const along = left === null ? {} : { page: left };
      left = null;
      return ask('otp:codeForPage', along);
    },
    async ask(name, input) {
      const [, answer] = await Promise.all([tell(), ask(name, input)]);
      return answer;
    },
    tell,
    forget() {
      told = null;
    },
  };
}
