// The entries of the vault as component state, asked for anew when the first of their codes ends.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf, EntryView, Problem } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';

export type EntriesAnswer = AnswerOf<'entry:list'> | Problem;

export interface Entries {
  readonly entries: readonly EntryView[];
  /** Why there are none; null: they are there, or not answered yet. */
  readonly problem: Problem | null;
  readonly loaded: boolean;
  readonly reload: () => Promise<void>;
}

/** A code of one second must not make a storm of questions. */
const shortestWaitMs = 1_000;
const longestWaitMs = 30_000;

/** @param first an answer that was asked for before the page was drawn. */
export function useEntries(first?: Promise<EntriesAnswer>): Entries {
  const [answer, setAnswer] = useState<EntriesAnswer | null>(null);
  const alive = useRef(true);
  const take = useCallback(async (asked: Promise<EntriesAnswer>) => {
    const next = await asked;
    // A single lost answer must not blank a list that is on the screen.
    if (alive.current) setAnswer((last) => (isUnexpected(next) && last !== null ? last : next));
  }, []);
  const reload = useCallback(() => take(ask('entry:list', {})), [take]);
  useEffect(() => {
    alive.current = true;
    void take(first ?? ask('entry:list', {}));
    return () => {
      alive.current = false;
    };
  }, [first, take]);
  useEffect(() => {
    if (answer === null) return undefined;
    const ends = isProblem(answer) ? Infinity : earliestEnd(answer.entries);
    const waitMs = Math.min(longestWaitMs, Math.max(shortestWaitMs, ends - Date.now()));
    const timer = setTimeout(() => void reload(), waitMs);
    return () => clearTimeout(timer);
  }, [answer, reload]);
  const problem = answer !== null && isProblem(answer) ? answer : null;
  const entries = answer === null || isProblem(answer) ? none : answer.entries;
  return { entries, problem, loaded: answer !== null, reload };
}

const none: readonly EntryView[] = [];

function isUnexpected(answer: EntriesAnswer): boolean {
  return isProblem(answer) && answer.problem === 'unexpected';
}

function earliestEnd(entries: readonly EntryView[]): number {
  return entries.reduce((least, { expiresAt }) => Math.min(least, expiresAt ?? Infinity), Infinity);
}
