// Stands in for the browser's permissions: a user who says yes or no, and may change his mind.
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

export interface FakePermission {
  /** What the user says when asked. */
  says: boolean | 'nothing';
  /** Whether notices are allowed now. */
  allowed: boolean;
  readonly asked: readonly unknown[];
  /** Sets `allowed` as the user does in the browser's own settings. */
  readonly change: (allowed: boolean) => void;
  /** How many are listening. */
  readonly heard: () => number;
}

export function fakePermission(allowed = false): FakePermission {
  const listeners = { onAdded: new Set<() => void>(), onRemoved: new Set<() => void>() };
  const asked: unknown[] = [];
  const event = (heard: Set<() => void>) => ({
    addListener: (listener: () => void) => heard.add(listener),
    removeListener: (listener: () => void) => heard.delete(listener),
  });
  const fake: FakePermission = {
    says: true,
    allowed,
    asked,
    change(next) {
      fake.allowed = next;
      for (const tell of listeners[next ? 'onAdded' : 'onRemoved']) tell();
    },
    heard: () => listeners.onAdded.size + listeners.onRemoved.size,
  };
  vi.spyOn(fakeBrowser, 'permissions', 'get').mockReturnValue({
    contains: async () => fake.allowed,
    request: async (wanted: unknown) => {
      asked.push(wanted);
      if (fake.says === 'nothing') throw new Error('may only be called from a user input handler');
      if (fake.says !== fake.allowed) fake.change(fake.says);
      return fake.says;
    },
    onAdded: event(listeners.onAdded),
    onRemoved: event(listeners.onRemoved),
  } as never);
  return fake;
}
