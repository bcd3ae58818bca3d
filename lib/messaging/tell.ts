// One message to the background from the script that every mail page loads: in the transport's envelope, without the transport's weight.
import type { InputOf, MessageName } from './contract.ts';

/** All that is used of the browser, under the one name that Chromium and Firefox share. */
interface Runtime {
  /** Undefined once the extension has gone (updated or removed). */
  readonly id?: string;
  readonly lastError?: object | null;
  sendMessage(message: object, answered: () => void): void;
}
declare const chrome: { readonly runtime?: Runtime };

/** Pauses before each further try, ms, as of every other message: a background that is being started takes a moment. */
const pausesMs = [0, 50, 250, 1_000, 3_000];

/**
 * Sends one message whose answer nobody waits for. A background that was stopped before it could answer is told again, for some seconds.
 * Does nothing when the extension has gone.
 */
export function tell<Name extends MessageName>(name: Name, data: InputOf<Name>): void {
  let tries = 0;
  const say = () => {
    const runtime = chrome.runtime;
    if (runtime?.id === undefined) return;
    const pauseMs = pausesMs[tries];
    tries += 1;
    runtime.sendMessage({ id: tries, type: name, data, timestamp: Date.now() }, () => {
      if (runtime.lastError && pauseMs !== undefined) setTimeout(say, pauseMs);
    });
  };
  say();
}
