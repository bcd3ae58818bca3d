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

type Change = (memory: TabMemory) => Partial<TabMemory>;

/** Reads what is known of a tab and gives how to change it once. To be used within `inTurn` alone. */
export async function tabToChange(tabId: number): Promise<(change: Change) => Promise<TabMemory>> {
  const all = await tabs.getValue();
  const memory = all[tabId] ?? freshTab;
  return async (change) => {
    const next = { ...memory, ...change(memory) };
    await tabs.setValue({ ...all, [tabId]: next });
    return next;
  };
}

/** Changes what is known of a tab and gives the new memory. */
export function changeTab(tabId: number, change: Change): Promise<TabMemory> {
  return inTurn(async () => (await tabToChange(tabId))(change));
}

export function forgetTab(tabId: number): Promise<void> {
  return inTurn(async () => {
    const { [String(tabId)]: _gone, ...rest } = await tabs.getValue();
    await tabs.setValue(rest);
  });
}
