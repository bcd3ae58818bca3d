// What every handler of the background works with.
import type { Institution } from '../institutions/index.ts';
import { institutionOfOrigin, takesCodes } from '../institutions/index.ts';
import type { Problem } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { hostChoices } from '../settings/items.ts';
import type { Vault } from '../vault/vault.ts';

export interface Desk {
  readonly vault: Vault;
  /** This computer's clock, ms since 1970. */
  now(): number;
}

/** A refusal that a handler throws; it becomes the message's answer. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem['problem'], waitMs?: number) {
    super(problem);
    this.name = 'Refusal';
    this.problem = waitMs === undefined ? { problem } : { problem, waitMs };
  }
}

/** Caller in a listed document: its tab and institution. Throws `not-allowed` for any other. */
export function visitor(caller: Caller): { readonly tabId: number; readonly institution: Institution } {
  const institution = institutionOfOrigin(caller.origin);
  if (institution === null || caller.tabId === null) throw new Refusal('not-allowed');
  return { tabId: caller.tabId, institution };
}

/** The same for what has to do with codes: throws `not-allowed` too where no code may be used. */
export function codeVisitor(caller: Caller): ReturnType<typeof visitor> {
  if (!takesCodes(caller.origin)) throw new Refusal('not-allowed');
  return visitor(caller);
}

/** Whether the user said "not here" for this origin. */
export async function isTurnedOff(origin: string): Promise<boolean> {
  return (await hostChoices.getValue())[new URL(origin).host]?.off === true;
}
