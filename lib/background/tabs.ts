// The memory of each tab's visit: read and changed one at a time, kept until the tab or the browser closes.
import { freshTab, type TabMemory, tabs } from '../settings/session.ts';

let queue: Promise<unknown> = Promise.resolve();

/** Runs one change of session memory after the other, so that two messages at once lose nothing. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const run = queue.then(work, work);
  queue = run.catch((error: unknown) => error);
  return run;
}

/** What is known of a tab; a fresh memory when nothing is. */
export async function tabMemory(tabId: number): Promise<TabMemory> {
  return (await tabs.getValue())[tabId] ?? freshTab;
}

/** What of a tab's memory is other from now on. */
export type Change = (memory: TabMemory) => Partial<TabMemory>;

/** What is known of a tab, and how to keep something else in its place. To be used within `inTurn` alone. */
export async function tabInTurn(
  tabId: number,
): Promise<{ readonly memory: TabMemory; readonly keep: (next: TabMemory) => Promise<void> }> {
  const all = await tabs.getValue();
  return { memory: all[tabId] ?? freshTab, keep: (next) => tabs.setValue({ ...all, [tabId]: next }) };
}

/** Changes what is known of a tab and gives the new memory. */
export function changeTab(tabId: number, change: Change): Promise<TabMemory> {
  return inTurn(async () => {
    const { memory, keep } = await tabInTurn(tabId);
    const next = { ...memory, ...change(memory) };
    await keep(next);
    return next;
  });
}

export function forgetTab(tabId: number): Promise<void> {
  return inTurn(async () => {
    const { [String(tabId)]: _gone, ...rest } = await tabs.getValue();
    await tabs.setValue(rest);
  });
}
