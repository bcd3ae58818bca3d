// The last thing that happened with each mailbox, for the popup. No secrets, no accounts.
import type { ActName } from '../messaging/contract.ts';
import { lastActs } from '../settings/session.ts';
import { inTurn } from './tabs.ts';

/** @param at ms since 1970 */
export function noteAct(institutionId: string, act: ActName, at: number): Promise<void> {
  return inTurn(async () => lastActs.setValue({ ...(await lastActs.getValue()), [institutionId]: { act, at } }));
}
