// What the background would say in every situation a view must be able to show.
import type { CardView, EntryView, MailboxView, Preview, Problem, VaultView } from '../../../lib/messaging/contract.ts';
import { nastyName, nastyNames } from './nasty-names.ts';

const periodMs = 30_000;
const openVault: VaultView = { state: 'open', protection: 'passphrase', healed: null, rolledBack: false, waitMs: 0 };
const rtl = '\u202eevil\u0627\u0644\u0639';
export const longName = '很长的名字'.repeat(2_000);

function entry(place: number, over: Partial<EntryView> = {}): EntryView {
  const now = Date.now();
  return {
    id: `entry-${place}`,
    type: 'totp',
    issuer: '重庆大学邮箱',
    account: `2026${String(place).padStart(4, '0')}@stu.cqu.edu.cn`,
    login: '',
    institutionId: 'cqu',
    state: 'proved',
    digits: 6,
    period: 30,
    algorithm: 'SHA1',
    code: '287082',
    nextCode: '003784',
    expiresAt: (Math.floor(now / periodMs) + 1) * periodMs,
    trashedAt: null,
    ...over,
  };
}

export function preview(over: Partial<Preview> = {}): Preview {
  const { issuer, account, institutionId, algorithm, digits, period, expiresAt } = entry(1);
  return {
    type: 'totp',
    issuer,
    account,
    institutionId,
    algorithm,
    digits,
    period,
    counter: null,
    code: '287082',
    expiresAt,
    duplicateOf: null,
    replaces: null,
    ...over,
  };
}

const mailbox = (over: Partial<MailboxView>): MailboxView => ({
  institutionId: 'cqu',
  origin: 'https://mail.cqu.edu.cn',
  page: 'signed-in',
  entries: 1,
  proved: 1,
  clockOffsetMs: 400,
  clock: 'fine',
  last: { act: 'accepted', at: Date.now() - 130_000 },
  unread: [{ key: 'a', account: null, state: 'count', count: 3, exact: true, countedAt: Date.now() - 130_000, mails: [] }],
  ...over,
});

/** Opens the locked vault of every scene. */
export const rightPassphrase = 'correct horse battery';

export interface Scene {
  readonly vault: VaultView | Problem;
  readonly entries: readonly EntryView[] | Problem;
  readonly mailboxes: readonly MailboxView[];
  readonly preview: Preview | Problem;
}

const few = () => [
  entry(1),
  entry(2, { state: 'pending', account: '20260002@cqu.edu.cn', expiresAt: Date.now() + 4_000 }),
  entry(3, { type: 'hotp', issuer: 'cumt', account: 'teacher', code: null, nextCode: null, expiresAt: null, period: null }),
  entry(4, { state: 'retired', issuer: rtl, account: '<b>&amp;</b>', digits: 10, code: '1234567890', nextCode: '0987654321' }),
  entry(5, { issuer: longName, account: longName, type: 'steam', code: 'R2D2X', nextCode: 'C3PO9' }),
  entry(6, { trashedAt: Date.now() - 3_600_000 }),
];

const base = (): Scene => ({
  vault: openVault,
  entries: few(),
  mailboxes: [
    mailbox({}),
    mailbox({ institutionId: 'cumt', origin: 'https://mail.cumt.edu.cn', page: 'unknown', entries: 0, proved: 0, last: null }),
  ],
  preview: preview(),
});

const made: Readonly<Record<string, () => Scene>> = {
  open: base,
  letters: () => ({
    ...base(),
    mailboxes: base().mailboxes.map((one) => ({
      ...one,
      unread: one.unread.map((unread) => ({
        ...unread,
        mails: [
          { key: '0', from: '教务处', subject: '关于 2026 年秋季学期选课的通知' },
          { key: '1', from: longName, subject: rtl },
          { key: '2', from: 'a@b.cn', subject: '' },
        ],
      })),
    })),
  }),
  clock: () => ({ ...base(), mailboxes: [mailbox({ page: 'second-factor', clock: 'warn', clockOffsetMs: 94_000 })] }),
  changed: () => ({
    ...base(),
    mailboxes: base().mailboxes.map((one) => ({
      ...one,
      last: { act: 'not-filled-other-kind', at: Date.now() },
      unread: one.unread.map((unread) => ({
        ...unread,
        state: one.institutionId === 'cqu' ? ('changed' as const) : ('no-permission' as const),
      })),
    })),
  }),
  paused: () => ({
    ...base(),
    mailboxes: base().mailboxes.map((one, place) =>
      place === 0 ? one : { ...one, unread: one.unread.map((unread) => ({ ...unread, state: 'paused' as const })) },
    ),
  }),
  many: () => ({ ...base(), mailboxes: [mailbox({})], entries: Array.from({ length: 1_000 }, (_, place) => entry(place)) }),
  thirty: () => ({ ...base(), mailboxes: [mailbox({})], entries: Array.from({ length: 30 }, (_, place) => entry(place)) }),
  one: () => ({ ...base(), mailboxes: [mailbox({})], entries: [entry(1)] }),
  empty: () => ({ ...base(), entries: [] }),
  healed: () => ({ ...base(), vault: { ...openVault, healed: 'primary', rolledBack: true } }),
  locked: () => ({ ...base(), vault: { ...openVault, state: 'locked' }, entries: { problem: 'locked' } }),
  waiting: () => ({ ...base(), vault: { ...openVault, state: 'locked', waitMs: 30_000 }, entries: { problem: 'locked' } }),
  damaged: () => ({
    ...base(),
    vault: { ...openVault, state: 'damaged', protection: null },
    entries: { problem: 'vault-damaged' },
  }),
  newer: () => ({ ...base(), vault: { ...openVault, state: 'newer' }, entries: { problem: 'vault-newer' } }),
  none: () => ({
    ...base(),
    vault: { ...openVault, state: 'none', protection: null },
    entries: { problem: 'no-vault' },
    mailboxes: [],
  }),
  fresh: () => ({
    ...base(),
    vault: { ...openVault, state: 'none', protection: null },
    entries: { problem: 'no-vault' },
    mailboxes: [],
  }),
  'fresh-again': base,
  gone: () => ({ ...base(), vault: { problem: 'unexpected' }, entries: { problem: 'unexpected' }, mailboxes: [] }),
  asked: () => ({ ...base(), preview: { problem: 'unknown-algorithm' } }),
  twice: () => ({ ...base(), preview: preview({ duplicateOf: 'entry-1', replaces: 'entry-1', issuer: longName, account: rtl }) }),
  nasty: () => ({
    ...base(),
    entries: Array.from({ length: 2 * nastyNames }, (_, place) => {
      const index = place % nastyNames;
      const trashedAt = place < nastyNames ? null : Date.now();
      return entry(place, { issuer: nastyName(index), account: nastyName(nastyNames - index), trashedAt });
    }),
  }),
  replaces: () => ({ ...base(), preview: preview({ replaces: 'entry-1' }) }),
};

/** @param name of a scene; a name that is not known is the ordinary one. */
export function sceneOf(name: string): Scene {
  return (made[name] ?? base)();
}

const host = 'mail.cqu.edu.cn';

/** Every view of the card, by a name. */
export const cardViews: Readonly<Record<string, () => CardView>> = {
  'bind-choose-nasty': () => ({
    kind: 'bind-choose',
    host,
    previews: Array.from({ length: nastyNames }, (_, place) =>
      preview({ issuer: nastyName(place), account: nastyName(nastyNames - place) }),
    ),
  }),
  'fill-offer-nasty': () => ({
    kind: 'fill-offer',
    host,
    choices: Array.from({ length: nastyNames }, (_, place) => ({
      entryId: `entry-${place}`,
      issuer: nastyName(place),
      account: nastyName(nastyNames - place),
    })),
  }),
  'bind-found': () => ({ kind: 'bind-found', host, preview: preview() }),
  'bind-found-again': () => ({
    kind: 'bind-found',
    host,
    preview: preview({ duplicateOf: 'entry-1', issuer: longName, account: rtl }),
  }),
  'bind-found-replaces': () => ({
    kind: 'bind-found',
    host,
    preview: preview({ replaces: 'entry-1', digits: 8, code: '12345678' }),
  }),
  'bind-choose': () => ({ kind: 'bind-choose', host, previews: [preview(), preview({ account: '20260002@stu.cqu.edu.cn' })] }),
  'bind-problem': () => ({ kind: 'bind-problem', host, problem: 'foreign-qr' }),
  'bind-problem-field': () => ({ kind: 'bind-problem', host, problem: 'no-field' }),
  'bind-problem-disk': () => ({ kind: 'bind-problem', host, problem: 'disk-full' }),
  'bind-waiting': () => ({ kind: 'bind-waiting', host, waitMs: 8_000 }),
  'bind-filled': () => ({ kind: 'bind-filled', host, confirmed: false }),
  'bind-confirmed': () => ({ kind: 'bind-filled', host, confirmed: true }),
  'bind-proved': () => ({ kind: 'bind-proved', host, issuer: '重庆大学', account: '20260001' }),
  'bind-refused': () => ({ kind: 'bind-refused', host }),
  'bind-unknown': () => ({ kind: 'bind-unknown', host, replaces: false }),
  'fill-offer': () => ({ kind: 'fill-offer', host, choices: [{ entryId: 'entry-1', issuer: '重庆大学', account: '20260001' }] }),
  'fill-offer-several': () => ({
    kind: 'fill-offer',
    host,
    choices: [1, 2, 3].map((place) => ({
      entryId: `entry-${place}`,
      issuer: '重庆大学',
      account: place === 3 ? longName : `2026000${place}`,
    })),
  }),
  'fill-waiting': () => ({ kind: 'fill-waiting', host, waitMs: 3_000, isAhead: false }),
  'fill-waiting-ahead': () => ({ kind: 'fill-waiting', host, waitMs: 90_000, isAhead: true }),
  'fill-refused': () => ({ kind: 'fill-refused', host, clockOffsetMs: 94_000 }),
  'confirm-offer': () => ({ kind: 'confirm-offer', host }),
  locked: () => ({ kind: 'locked', host }),
  'no-entry': () => ({ kind: 'no-entry', host }),
  'other-sms': () => ({ kind: 'other-method', host, method: 'sms', canSwitch: true }),
  'other-mail-code': () => ({ kind: 'other-method', host, method: 'mail-code', canSwitch: false }),
  'other-mini-program': () => ({ kind: 'other-method', host, method: 'mini-program', canSwitch: true }),
  'other-wechat': () => ({ kind: 'other-method', host, method: 'wechat', canSwitch: true }),
  reading: () => ({ kind: 'reading', host }),
};
