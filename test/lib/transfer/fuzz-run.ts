// One fuzz run over an importer: every case is read or refused with a typed error, what is stored is whole, and it is quick.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readImport } from '../../../lib/transfer/import/index.ts';
import { importedEntries, reviewImport } from '../../../lib/transfer/import/review.ts';
import { checkedEntry } from '../../../lib/transfer/import/found.ts';
import { TransferError } from '../../../lib/transfer/transfer-error.ts';
import type { Entry } from '../../../lib/vault/entry.ts';
import { fuzzers } from './fuzz-files.ts';
import { rollsOf } from './fuzz-rolls.ts';
import { PASSPHRASE, samples } from './sample-accounts.ts';

const kept = {
  state: 'proved',
  institutionId: null,
  login: '',
  createdAt: 1,
  changedAt: 1,
  provedAt: 1,
  retiredAt: null,
  trashedAt: null,
} as const;
const vault: readonly Entry[] = samples.slice(0, 1).map((account) => ({ ...account, ...kept, id: 'there' }));

export interface FuzzFigures {
  readonly cases: number;
  /** Cases that gave at least one entry. */
  readonly read: number;
  /** Seeds of cases that broke a rule, with what was broken. */
  readonly broken: readonly string[];
  readonly p99Ms: number;
  /** Bytes by which the heap was larger at most than after the first cases, what nobody needs any more included. */
  readonly heap: number;
  /** Bytes still held when the run is over, by case. */
  readonly keptEach: number;
}

/** Cases after which everything is loaded that stays for good. */
const first = 50;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap that are held after a collection. */
function heldNow(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** What is wrong with the outcome of one case; null when nothing is. */
async function faultOf(bytes: Uint8Array<ArrayBuffer>): Promise<{ fault: string | null; isRead: boolean }> {
  let found;
  try {
    found = await readImport(bytes, PASSPHRASE);
  } catch (error) {
    return { fault: error instanceof TransferError ? null : `uncaught: ${String(error)}`, isRead: false };
  }
  const lines = reviewImport(found, vault);
  const after = importedEntries(found, vault, new Set(found.entries.keys()), 5);
  const added = lines.filter(({ verdict, twinId }) => verdict === 'new' || (verdict === 'changed' && twinId !== 'there')).length;
  const isWhole =
    after.every((entry) => 'account' in checkedEntry(entry)) && new Set(after.map(({ id }) => id)).size === after.length;
  if (lines.length !== found.entries.length) return { fault: 'an entry without a line', isRead: true };
  if (after.length < vault.length + added || after[0]?.id !== 'there') return { fault: 'a partial import', isRead: true };
  return { fault: isWhole ? null : 'an entry that no vault can have', isRead: true };
}

/** @param name of one of `fuzzers` @param from first seed */
export async function fuzz(name: string, from: number, cases: number): Promise<FuzzFigures> {
  const make = fuzzers[name];
  if (make === undefined) throw new Error(`no fuzzer ${name}`);
  const times: number[] = [];
  const broken: string[] = [];
  let read = 0;
  let heap = 0;
  let heldBefore = 0;
  for (let seed = from; seed < from + cases; seed++) {
    if (seed === from + first) heldBefore = heldNow();
    const bytes = await make(rollsOf(seed));
    // Time of the processor, not of the clock: what else runs on the machine is no property of the importer.
    const before = process.cpuUsage();
    const { fault, isRead } = await faultOf(bytes);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (fault !== null) broken.push(`${name}, seed ${seed}: ${fault}`);
    if (isRead) read++;
    if (seed % 100 === 0 && heldBefore > 0) heap = Math.max(heap, process.memoryUsage().heapUsed - heldBefore);
  }
  times.sort((one, other) => one - other);
  return {
    cases,
    read,
    broken,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
    heap,
    keptEach: (heldNow() - heldBefore) / (cases - first),
  };
}
