// Several pages of ours may be open when the background asks for heavy work: one does it, at full speed, and the others keep still.

/** Of this extension alone: locks and channels end at the origin. */
const name = 'mailkey.kdf';
const noteMs = 50;

export type Turns = <Result>(id: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Begins to hear of the other pages. The function does the work of a question when no other page does, and takes over when that page is closed before
 * its end; what another page has done is never answered here: the first answer is the one that counts.
 */
export function takeTurns(): Turns {
  const done = new Set<string>();
  const others = new BroadcastChannel(name);
  others.addEventListener('message', ({ data }) => done.add(String(data)));
  return async (id, work) => {
    const doIt = async () => {
      const result = await work();
      others.postMessage(id);
      return { result };
    };
    const mine =
      (await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? null : doIt()))) ??
      (await navigator.locks.request(name, async () => {
        // What the other page says may come a moment after its turn has ended.
        await new Promise((heard) => setTimeout(heard, noteMs));
        return done.has(id) ? null : doIt();
      }));
    return mine === null ? new Promise(() => undefined) : mine.result;
  };
}
