// Whether the page has come to say that something failed on the way, since a moment.
import { troubleIn } from '../page/trouble-words.ts';
import { type SaidAgain, watchWords } from './said-again.ts';

/** Watches from now on; sentences that stand there already count only when they are written anew. */
export function watchTrouble(document: Document): SaidAgain {
  const before = troubleIn(document);
  const again = watchWords(document, before);
  return {
    seen: () => again.seen() || troubleIn(document).some((text) => !before.includes(text)),
    stop: again.stop,
  };
}
