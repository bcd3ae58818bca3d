// One stored value under its key, with a default. All of a storage library that is needed here; the whole one would be a tenth of the background.
import { browser } from 'wxt/browser';

/** `null` is never stored: it reads as the fallback. */
export interface Item<Value> {
  readonly fallback: Value;
  /** The stored value, or the fallback when nothing is stored. Rejects when the store cannot be read. */
  getValue(): Promise<Value>;
  /** Rejects when the store is full or cannot be written. */
  setValue(value: Value): Promise<void>;
  /** Calls `changed` with each new value (the fallback after a removal), in every context. Returns how to stop. */
  watch(changed: (value: Value) => void): () => void;
}

/** @param area `local` outlives the browser, `session` does not */
export function defineItem<Value>(area: 'local' | 'session', key: string, fallback: Value): Item<Value> {
  const store = () => browser.storage[area];
  return {
    fallback,
    async getValue() {
      const held = await store().get(key);
      return (held[key] as Value | null | undefined) ?? fallback;
    },
    setValue: (value) => store().set({ [key]: value }),
    watch(changed) {
      const listener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => {
        const change = areaName === area ? changes[key] : undefined;
        if (change !== undefined) changed((change.newValue as Value | null | undefined) ?? fallback);
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}
