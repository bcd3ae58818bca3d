// Speaking to the background from a page, until the extension itself has gone (updated or removed) under the page's feet.
import type { AnswerOf, InputOf, MessageName } from '../messaging/contract.ts';
import { send } from '../messaging/sender.ts';

/** The extension was updated or removed: this copy of the script must leave the page alone. */
export class Orphaned extends Error {
  constructor(cause: unknown) {
    super('orphaned', { cause });
    this.name = 'Orphaned';
  }
}

export type Ask = <Name extends MessageName>(name: Name, input: InputOf<Name>) => Promise<AnswerOf<Name>>;

/** @param onOrphaned called once, when the background can never answer again */
export function makeAsk(onOrphaned: () => void): Ask {
  return async (name, input) => {
    try {
      return await send(name, input);
    } catch (error) {
      onOrphaned();
      throw new Orphaned(error);
    }
  };
}
