// What the extension has stored, seen and changed from one of its own pages as no part of the product would: kept aside, broken, put back.

/** Ways to break it; how each is done stands in `breakStored`. */
export const breaks = [
  'primary missing',
  'primary garbage',
  'primary older',
  'mirror missing',
  'mirror garbage',
  'mirror older',
  'half of each copy',
  'device key lost in both',
  'pointer garbage',
  'database that cannot be opened',
  'database that cannot be read',
  'database that cannot be written',
] as const;
export type Break = (typeof breaks)[number];

type Kept = { readonly primary: readonly (readonly [string, unknown])[]; readonly mirror: Readonly<Record<string, unknown>> };

/** Runs inside a page of the extension; the background must be stopped. The page keeps everything as it is now. Answers the sealed text of the vault. */
export async function keepStored(): Promise<string> {
  const request = indexedDB.open('mailkey-vault', 1);
  await new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  const store = request.result.transaction('records').objectStore('records');
  const [keys, values] = [store.getAllKeys(), store.getAll()];
  await new Promise((resolve) => Object.assign(store.transaction, { oncomplete: resolve }));
  request.result.close();
  const all = await chrome.storage.local.get(null);
  const mirror = Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('vault:')));
  const kept: Kept = { primary: keys.result.map((key, at) => [String(key), values.result[at]] as const), mirror };
  Object.assign(globalThis, { kept });
  return String(mirror['vault:mirror']);
}

/** Runs inside the same page: from now on this counts as what was kept. */
export function keep(kept: Kept): void {
  Object.assign(globalThis, { kept });
}

/** Runs inside the same page: the format's version of the envelope that stands in what was kept. */
export function versionKept(): number {
  const { kept } = globalThis as unknown as { readonly kept: Kept };
  const records = Object.fromEntries(kept.primary);
  const envelope = String(records[(records['pointer'] as { slot: string }).slot]);
  return (JSON.parse(envelope) as { version: number }).version;
}

/** Runs inside the same page: from now on the background, also one that something wakes, waits before it looks at what is stored. */
export async function holdStored(): Promise<void> {
  await new Promise<void>((isHeld) => {
    void navigator.locks.request('mailkey-vault', () => {
      isHeld();
      return new Promise<void>((release) => Object.assign(globalThis, { release }));
    });
  });
}

/** Runs inside the same page: the background may go on. */
export function releaseStored(): void {
  (globalThis as unknown as { release(): void }).release();
}

/** Runs inside the same page, the background stopped and what is stored held: puts back what was kept, broken in this way; null: whole. */
export async function breakStored(how: Break | null): Promise<void> {
  const { kept } = globalThis as unknown as { readonly kept: Kept };
  const records = Object.fromEntries(kept.primary);
  const mirror = { ...kept.mirror };
  const active = (records['pointer'] as { slot: 'a' | 'b' }).slot;
  const other = active === 'a' ? 'b' : 'a';
  const half = (text: unknown) => String(text).slice(0, 300);
  if (how === 'primary missing') for (const name of ['a', 'b', 'pointer']) delete records[name];
  if (how === 'primary garbage') Object.assign(records, { a: new Uint8Array([1, 2, 3]), b: 'garbage' });
  if (how === 'primary older') records[active] = records[other];
  if (how === 'mirror missing') delete mirror['vault:mirror'];
  if (how === 'mirror garbage') mirror['vault:mirror'] = '{"format":';
  if (how === 'mirror older') mirror['vault:mirror'] = records[other];
  if (how === 'half of each copy') {
    Object.assign(records, { a: half(records['a']), b: half(records['b']) });
    mirror['vault:mirror'] = half(mirror['vault:mirror']);
  }
  if (how === 'device key lost in both') {
    delete records['deviceKeys'];
    delete mirror['vault:deviceKeys'];
  }
  if (how === 'pointer garbage') records['pointer'] = { slot: 'c', generation: -1 };

  const settled = (request: IDBRequest) =>
    new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  await settled(indexedDB.deleteDatabase('mailkey-vault'));
  const request = indexedDB.open('mailkey-vault', how === 'database that cannot be opened' ? 99 : 1);
  request.addEventListener('upgradeneeded', () => {
    if (how === 'database that cannot be read') return;
    // With keys of its own the store refuses every record the product writes.
    request.result.createObjectStore('records', how === 'database that cannot be written' ? { keyPath: 'none' } : {});
  });
  await settled(request);
  if (how === null || !how.startsWith('database')) {
    const { transaction } = Object.entries(records).reduce((store, [name, value]) => {
      store.put(value, name);
      return store;
    }, request.result.transaction('records', 'readwrite').objectStore('records'));
    await new Promise((resolve, reject) => Object.assign(transaction, { oncomplete: resolve, onerror: reject }));
  }
  request.result.close();
  const old = Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith('vault:'));
  await chrome.storage.local.remove(old);
  await chrome.storage.local.set(mirror);
}
