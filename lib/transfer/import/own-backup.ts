// Our own backup file: everything the vault knew of an entry comes back. Follows backup-format.md.
import * as v from 'valibot';
import { backupFormat, openBackup } from '../backup-cipher.ts';
import { textOfUtf8 } from '../byte-text.ts';
import { parseJson, recordOf, valueAt } from '../json-value.ts';
import { TransferError } from '../transfer-error.ts';
import { entryOfDraft } from './draft.ts';
import { damagedFile, foundOf, needPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

const NAME = 'Mailkey';

const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const keptSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  state: v.picklist(['pending', 'proved', 'retired']),
  institutionId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  login: v.pipe(v.string(), v.maxLength(4096)),
  createdAt: time,
  changedAt: time,
  provedAt: v.nullable(time),
  retiredAt: v.nullable(time),
  trashedAt: v.nullable(time),
});

function toEntry(raw: unknown): FoundEntry {
  const { type, issuer, account, secret, algorithm, digits, period, counter, ...rest } = recordOf(raw) ?? {};
  const entry = entryOfDraft({ type, issuer, account, secret, algorithm, digits, period, counter });
  const kept = v.safeParse(keptSchema, rest);
  if (!('account' in entry)) return entry;
  if (!kept.success) return { reason: 'damaged', partial: entry.account };
  // Names as they were, also where today's rules would trim them.
  const asWritten = (value: unknown, tidy: string) => (typeof value === 'string' ? value : tidy);
  const names = { issuer: asWritten(issuer, entry.account.issuer), account: asWritten(account, entry.account.account) };
  return { account: { ...entry.account, ...names }, kept: kept.output };
}

export const ownBackup: ImportFormat = {
  id: 'mailkey',
  name: NAME,
  detect: ({ json }) => valueAt(json, 'format') === backupFormat,
  async read({ json }, passphrase) {
    if (Number(valueAt(json, 'version')) > 1) {
      throw new TransferError('unsupported', 'This backup was made by a newer Mailkey: update the extension first.');
    }
    const content = await openBackup(json, needPassphrase(passphrase));
    const entries = valueAt(parseJson(textOfUtf8(content) ?? ''), 'entries');
    if (!Array.isArray(entries)) throw damagedFile(NAME);
    return foundOf(entries, toEntry);
  },
};
