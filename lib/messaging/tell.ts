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

/**
 * Sends one message whose answer nobody waits for. A background that was stopped before it could answer is told once more.
 * Does nothing when the extension has gone.
 */
export function tell<Name extends MessageName>(name: Name, data: InputOf<Name>): void {
  let tries = 0;
  const say = () => {
    const runtime = chrome.runtime;
    if (runtime?.id === undefined || tries === 2) return;
    tries += 1;
    runtime.sendMessage({ id: tries, type: name, data, timestamp: Date.now() }, () => {
      if (runtime.lastError) say();
    });
  };
  say();
}
