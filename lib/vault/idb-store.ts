// The primary store of format.md §6: IndexedDB, one object store of named records.
import { type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { RecordStore } from './stores.ts';

const storeName = 'records';
// A pulled plug must not leave a pointer to a slot that never reached the disk.
const durable = { durability: 'strict' } as const;

type WritableStore = IDBPObjectStore<unknown, [typeof storeName], typeof storeName, 'readwrite'>;

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
  const write = async (plan: (store: WritableStore) => readonly (() => Promise<unknown>)[]) => {
    const transaction = (await database()).transaction(storeName, 'readwrite', durable);
    const requests: Promise<unknown>[] = [transaction.done];
    try {
      for (const request of plan(transaction.store)) requests.push(request());
    } catch (error) {
      // A value that cannot be stored throws before its request exists; those before it would be committed.
      transaction.abort();
      await Promise.allSettled(requests);
      throw error;
    }
    await Promise.all(requests);
  };
  return {
    async get(names) {
      const transaction = (await database()).transaction(storeName);
      // Its end is not waited for: it brings nothing, and in Chromium takes longer than the answers.
      void Promise.allSettled([transaction.done]);
      const values: unknown[] = await Promise.all(names.map((name) => transaction.store.get(name)));
      return Object.fromEntries(names.map((name, at) => [name, values[at]]).filter(([, value]) => value !== undefined));
    },
    async set(records) {
      await write((store) =>
        Object.entries(records).map(
          ([name, value]) =>
            () =>
              store.put(value, name),
        ),
      );
    },
    async remove(names) {
      await write((store) => names.map((name) => () => store.delete(name)));
    },
  };
}
