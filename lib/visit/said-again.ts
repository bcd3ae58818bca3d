// A page that refuses a second code often says the very same words as before: that they were written anew is all there is to see.

export interface SaidAgain {
  /** True once one of the sentences has been written anew. */
  seen(): boolean;
  stop(): void;
}

/** Watches for sentences that stand in the document already. Without any there is nothing to watch. */
export function watchWords(document: Document, words: readonly string[]): SaidAgain {
  let again = false;
  const judge = (changes: readonly MutationRecord[]) => {
    again ||= changes.some(({ target, addedNodes }) =>
      [target, ...addedNodes].some((node) => words.includes((node.textContent ?? '').trim())),
    );
  };
  const observer = new MutationObserver(judge);
  if (words.length > 0) observer.observe(document, { childList: true, characterData: true, subtree: true });
  return {
    seen() {
      judge(observer.takeRecords());
      return again;
    },
    stop: () => observer.disconnect(),
  };
}
