// Asks the background and always gets an answer: a background that is gone answers with a problem too.
import type { AnswerOf, InputOf, MessageName, Problem } from '../../lib/messaging/contract.ts';
import { send } from '../../lib/messaging/sender.ts';

export { isProblem } from '../../lib/messaging/sender.ts';

/** The answer, or `unexpected` when none came. Never rejects. */
export async function ask<Name extends MessageName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name> | Problem> {
  try {
    return await send(name, input);
  } catch {
    return { problem: 'unexpected' };
  }
}
