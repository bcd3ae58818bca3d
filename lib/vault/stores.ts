// The three places of format.md §6 as ports, and the names of the records in them.

/** A place for named records. Every call may throw; `get` gives only the names that exist. */
export interface RecordStore {
  get(names: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** All or nothing. */
  set(records: Readonly<Record<string, unknown>>): Promise<void>;
  /** Names that do not exist are no error. */
  remove(names: readonly string[]): Promise<void>;
}

/** One of the two places for envelopes in the primary store. */
export type SlotName = 'a' | 'b';

/** Names in IndexedDB (`slots` hold envelopes). */
export const primaryNames = { slots: ['a', 'b'], pointer: 'pointer', deviceKeys: 'deviceKeys' } as const;
/** Names in `storage.local`, without the prefix. */
export const mirrorNames = {
  mirror: 'mirror',
  mark: 'mark',
  deviceKeys: 'deviceKeys',
  tries: 'tries',
  notice: 'notice',
} as const;
/** Name in `storage.session`, without the prefix. */
export const sessionName = 'open';

/** The stores of one vault. */
export interface VaultStores {
  readonly primary: RecordStore;
  readonly mirror: RecordStore;
  readonly session: RecordStore;
}
