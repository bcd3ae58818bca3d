// The data file inside the archives of Proton Pass (data.json) and 1Password (export.data): items in vaults, a code or several in each.
import { firstText, listOf, recordOf, textOf, valueAt } from '../json-value.ts';
import { entryOfSetup } from './setup-text.ts';
import type { ItemNames } from './setup-text.ts';
import { foundOf } from './source.ts';
import type { ImportFormat } from './source.ts';

interface Code extends ItemNames {
  readonly text: string;
}

const withText = (texts: readonly unknown[], names: ItemNames): Code[] =>
  texts.map(textOf).flatMap((text) => (text.trim() === '' ? [] : [{ ...names, text }]));

const read = (codes: readonly Code[]) => foundOf(codes, ({ text, ...names }) => entryOfSetup(text, names));

function protonCodes(item: unknown): Code[] {
  const { itemUsername, itemEmail, totpUri } = recordOf(valueAt(item, 'data', 'content')) ?? {};
  const names = { issuer: textOf(valueAt(item, 'data', 'metadata', 'name')), account: firstText(itemUsername, itemEmail) };
  const extra = listOf(valueAt(item, 'data', 'extraFields')).map((field) => valueAt(field, 'data', 'totpUri'));
  return withText([totpUri, ...extra], names);
}

export const protonPass: ImportFormat = {
  id: 'proton-pass',
  name: 'Proton Pass',
  detect: ({ json }) =>
    Object.values(recordOf(valueAt(json, 'vaults')) ?? {}).some((vault) => Array.isArray(valueAt(vault, 'items'))),
  read({ json }) {
    const vaults = Object.values(recordOf(valueAt(json, 'vaults')) ?? {});
    return read(vaults.flatMap((vault) => listOf(valueAt(vault, 'items')).flatMap(protonCodes)));
  },
};

function onePasswordCodes(item: unknown): Code[] {
  const login = listOf(valueAt(item, 'details', 'loginFields')).find((field) => valueAt(field, 'designation') === 'username');
  const names = { issuer: textOf(valueAt(item, 'overview', 'title')), account: textOf(valueAt(login, 'value')) };
  const fields = listOf(valueAt(item, 'details', 'sections')).flatMap((section) => listOf(valueAt(section, 'fields')));
  return withText(
    fields.map((field) => valueAt(field, 'value', 'totp')),
    names,
  );
}

const onePasswordVaults = (json: unknown) =>
  listOf(valueAt(json, 'accounts')).flatMap((account) => listOf(valueAt(account, 'vaults')));

export const onePassword: ImportFormat = {
  id: '1password',
  name: '1Password',
  detect: ({ json }) => onePasswordVaults(json).some((vault) => Array.isArray(valueAt(vault, 'items'))),
  read: ({ json }) => read(onePasswordVaults(json).flatMap((vault) => listOf(valueAt(vault, 'items')).flatMap(onePasswordCodes))),
};
