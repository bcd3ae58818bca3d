// The primary store of format.md §6: IndexedDB, one object store of named records.
import { type IDBPDatabase, openDB } from 'idb';
import type { RecordStore } from './stores.ts';

const storeName = 'records';
// A pulled plug must not leave a pointer to a slot that never reached the disk.
const durable = { durability: 'strict' } as const;

/** Records in an IndexedDB database, `mailkey-vault` unless told. The database is opened at the first call, and again after it was closed or could not be opened. */
export function idbStore(databaseName = 'mailkey-vault'): RecordStore {
  let opening: Promise<IDBPDatabase> | null = null;
  const forget = () => {
    opening = null;
  };
  const database = () => {
    opening ??= openDB(databaseName, 1, {
      upgrade: (db) => void db.createObjectStore(storeName),
      // Someone wants to delete or upgrade the database: do not stand in the way.
      blocking: (_current, _blocked, event) => {
        forget();
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
  return {
    async get(names) {
      const transaction = (await database()).transaction(storeName);
      const values: unknown[] = await Promise.all(names.map((name) => transaction.store.get(name)));
      await transaction.done;
      return Object.fromEntries(names.map((name, at) => [name, values[at]]).filter(([, value]) => value !== undefined));
    },
    async set(records) {
      const transaction = (await database()).transaction(storeName, 'readwrite', durable);
      const puts = Object.entries(records).map(([name, value]) => transaction.store.put(value, name));
      await Promise.all([...puts, transaction.done]);
    },
    async remove(names) {
      const transaction = (await database()).transaction(storeName, 'readwrite', durable);
      const deletions = names.map((name) => transaction.store.delete(name));
      await Promise.all([...deletions, transaction.done]);
    },
  };
}
