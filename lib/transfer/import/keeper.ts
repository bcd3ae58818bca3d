// Keeper's JSON export: records with a custom field for the one-time code.
import { listOf, recordOf, textOf, valueAt } from '../json-value.ts';
import { entryOfSetup } from './setup-text.ts';
import { foundOf } from './source.ts';
import type { ImportFormat } from './source.ts';

const codesOf = (record: unknown) =>
  Object.entries(recordOf(valueAt(record, 'custom_fields')) ?? {}).flatMap(([name, value]) =>
    name.startsWith('$oneTimeCode') ? [textOf(value)] : [],
  );

export const keeper: ImportFormat = {
  id: 'keeper',
  name: 'Keeper',
  detect: ({ json }) => listOf(valueAt(json, 'records')).some((record) => valueAt(record, '$type') !== undefined),
  read({ json }) {
    const fields = listOf(valueAt(json, 'records')).flatMap((record) => codesOf(record).map((code) => ({ code, record })));
    return foundOf(fields, ({ code, record }) =>
      entryOfSetup(code, { issuer: textOf(valueAt(record, 'title')), account: textOf(valueAt(record, 'login')) }),
    );
  },
};
