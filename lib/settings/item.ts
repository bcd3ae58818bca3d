// One stored value under its key, with a default. All of a storage library that is needed here; the whole one would be a tenth of the background.
import { browser } from 'wxt/browser';

/** `null` is never stored: it reads as the fallback. */
export interface Item<Value> {
  readonly fallback: Value;
  /** The stored value, or the fallback when nothing is stored. Rejects when the store cannot be read. */
  getValue(): Promise<Value>;
  /** Rejects when the store is full or cannot be written. */
  setValue(value: Value): Promise<void>;
  /** Calls `changed` with each other value that is set from now on, in every context; a background that was stopped is started. Returns how to stop. */
  watch(changed: (value: Value) => void): () => void;
}

/**
 * Where a value of `storage.local` is told. Whoever listens to that store itself is sent the vault's mirror, old and new, at every save: a megabyte
 * for a thousand entries.
 */
const toldAs = (key: string) => `told:${key}`;

/** @param area `local` outlives the browser, `session` does not */
export function defineItem<Value>(area: 'local' | 'session', key: string, fallback: Value): Item<Value> {
  const store = () => browser.storage[area];
  const told = area === 'local' ? toldAs(key) : key;
  return {
    fallback,
    async getValue() {
      const held = await store().get(key);
      return (held[key] as Value | null | undefined) ?? fallback;
    },
    async setValue(value) {
      await store().set({ [key]: value });
      if (area === 'local') await browser.storage.session.set({ [told]: value });
    },
    watch(changed) {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[told];
        if (change !== undefined) changed((change.newValue as Value | null | undefined) ?? fallback);
      };
      // Firefox keeps the session's store from a page of ours that stands inside a web page: the card hears of no change, and is drawn anew each time.
      const { session }: { readonly session?: typeof browser.storage.session } = browser.storage;
      session?.onChanged.addListener(listener);
      return () => session?.onChanged.removeListener(listener);
    },
  };
}
