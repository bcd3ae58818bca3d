// FreeOTP+'s JSON export, and FreeOTP 1's own file of tokens (Android preferences).
import { listOf, parseJson, recordOf, valueAt } from '../json-value.ts';
import { preferencesOf } from './android-preferences.ts';
import { entryOfToken } from './freeotp-token.ts';
import { foundOf } from './source.ts';
import type { ImportFormat } from './source.ts';

/** Both keep the last counter that was used. */
const toEntry = (token: unknown) => entryOfToken(token, null, 1);
const isToken = (value: unknown) => Array.isArray(valueAt(value, 'secret')) && valueAt(value, 'type') !== undefined;

export const freeOtpPlus: ImportFormat = {
  id: 'freeotp-plus',
  name: 'FreeOTP+',
  detect: ({ json }) => listOf(valueAt(json, 'tokens')).some(isToken),
  read: ({ json }) => foundOf(listOf(valueAt(json, 'tokens')), toEntry),
};

const tokensOf = (text: string | null) =>
  [...preferencesOf(text).values()].map(parseJson).filter((value) => recordOf(value) !== null && isToken(value));

export const freeOtpOld: ImportFormat = {
  id: 'freeotp-1',
  name: 'FreeOTP',
  detect: ({ text }) => tokensOf(text).length > 0,
  read: ({ text }) => foundOf(tokensOf(text), toEntry),
};
