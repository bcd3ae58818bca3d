// What state the vault is in, as component state.
import { useCallback, useEffect, useState } from 'react';
import type { Problem, VaultView } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';

export type VaultAnswer = VaultView | Problem;

export interface Vault {
  /** Null: not answered yet. */
  readonly view: VaultView | null;
  readonly problem: Problem | null;
  /** Takes over what a changing message has answered. */
  readonly take: (view: VaultView) => void;
  readonly reload: () => Promise<void>;
}

/** @param first an answer that was asked for before the page was drawn. */
export function useVault(first?: Promise<VaultAnswer>): Vault {
  const [answer, setAnswer] = useState<VaultAnswer | null>(null);
  const reload = useCallback(async () => setAnswer(await ask('vault:status', {})), []);
  useEffect(() => void (first ?? ask('vault:status', {})).then(setAnswer), [first]);
  const problem = answer !== null && isProblem(answer) ? answer : null;
  return { view: answer === null || isProblem(answer) ? null : answer, problem, take: setAnswer, reload };
}
