// Export files of other programs, made in the tests: field by field as those programs write them.
import type { OtpAccount } from '../../../lib/otp/account.ts';
import { writeOtpUri } from '../../../lib/otp/write-uri.ts';
import { javaBytes, secretBytes } from './sample-accounts.ts';

const isHotp = (account: OtpAccount) => account.type === 'hotp';
const numbers = ['SHA1', 'SHA256', 'SHA512'];

export const aegisDatabase = (accounts: readonly OtpAccount[]) => ({
  version: 3,
  entries: accounts.map((account) => ({
    type: account.type,
    uuid: '01234567-89ab-cdef-0123-456789abcdef',
    name: account.account,
    issuer: account.issuer,
    note: '',
    favorite: false,
    icon: null,
    info: {
      secret: account.secret,
      algo: account.algorithm,
      digits: account.digits,
      ...(isHotp(account) ? { counter: account.counter } : { period: account.period }),
    },
    groups: [],
  })),
  groups: [],
});

export const aegisPlain = (accounts: readonly OtpAccount[]) => ({
  version: 1,
  header: { slots: null, params: null },
  db: aegisDatabase(accounts),
});

export const twoFasServices = (accounts: readonly OtpAccount[]) =>
  accounts.map(({ type, issuer, account, secret, algorithm, digits, period, counter }, position) => ({
    name: issuer,
    secret,
    updatedAt: 1,
    otp: { issuer, account, label: account, digits, period, counter, algorithm, tokenType: type.toUpperCase(), source: 'Link' },
    order: { position },
  }));

export const twoFasPlain = (accounts: readonly OtpAccount[]) => ({
  services: twoFasServices(accounts),
  groups: [],
  updatedAt: 1,
  schemaVersion: 4,
  appOrigin: 'android',
});

export const bitwardenItems = (accounts: readonly OtpAccount[]) => ({
  encrypted: false,
  folders: [],
  items: accounts.map((account) => ({
    type: 1,
    name: account.issuer,
    login: { username: account.account, totp: account.type === 'steam' ? `steam://${account.secret}` : writeOtpUri(account) },
  })),
});

export const extensionEntry = (account: OtpAccount, index: number) => ({
  account: account.account,
  issuer: account.issuer,
  secret: account.secret,
  type: account.type,
  algorithm: account.algorithm,
  digits: account.digits,
  ...(isHotp(account) ? { counter: account.counter } : { period: account.period }),
  encrypted: false,
  hash: `hash-${index}`,
  index,
});

export const extensionPlain = (accounts: readonly OtpAccount[]) =>
  Object.fromEntries(accounts.map((account, index) => [`hash-${index}`, extensionEntry(account, index)]));

export const protonPlain = (accounts: readonly OtpAccount[]) => ({
  version: 1,
  entries: accounts.map((account, id) => ({
    id: String(id),
    content: { uri: writeOtpUri(account), entry_type: account.type === 'steam' ? 'Steam' : 'Totp', name: account.account },
    note: null,
  })),
});

export const andOtpList = (accounts: readonly OtpAccount[]) =>
  accounts.map(({ account, type, ...rest }) => ({
    ...rest,
    label: account,
    type: type.toUpperCase(),
    thumbnail: 'Default',
    tags: [],
  }));

export const stratumBackup = (accounts: readonly OtpAccount[]) => ({
  Authenticators: accounts.map((account) => ({
    Type: { hotp: 1, totp: 2, steam: 4 }[account.type],
    Icon: null,
    Issuer: account.issuer,
    Username: account.account,
    Secret: account.secret,
    Algorithm: numbers.indexOf(account.algorithm),
    Digits: account.digits,
    Period: account.period ?? 30,
    Counter: account.counter ?? 0,
  })),
  Categories: [],
});

export const freeOtpToken = (account: OtpAccount, counterAhead: number) => ({
  algo: account.algorithm,
  counter: (account.counter ?? 0) - (isHotp(account) ? counterAhead : 0),
  digits: account.digits,
  issuerExt: account.issuer,
  issuerInt: account.issuer,
  label: account.account,
  period: account.period ?? 30,
  type: account.type.toUpperCase(),
});

export const freeOtpPlusFile = (accounts: readonly OtpAccount[]) => ({
  tokenOrder: accounts.map(({ account }) => account),
  tokens: accounts.map((account) => ({ ...freeOtpToken(account, 1), secret: javaBytes(secretBytes(account)) })),
});
