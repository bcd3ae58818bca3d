// A desk over an in-memory vault, for tests of what the background decides. The vault itself has its own tests.
import type { Desk } from '../../../lib/background/desk.ts';
import type { Entry, VaultContent } from '../../../lib/vault/entry.ts';
import type { Vault } from '../../../lib/vault/vault.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';

type State = Awaited<ReturnType<Vault['status']>>['state'];

export interface FakeDesk extends Desk {
  content: VaultContent;
  state: State;
  time: number;
  /** How often content was saved. */
  saves: number;
}

export function fakeDesk(entries: readonly Entry[] = [], time = 1_700_000_000_000): FakeDesk {
  const open = () => {
    if (desk.state !== 'open') throw new VaultError(desk.state);
    return desk.content;
  };
  const vault: Vault = {
    status: async () => ({
      state: desk.state,
      protection: desk.state === 'none' ? null : 'device',
      kdf: null,
      waitMs: 0,
      locksInMs: null,
      stores: { primary: 'ok', mirror: 'ok' },
      savedAt: null,
      healed: null,
      rolledBack: false,
      missingSaves: 0,
    }),
    async create() {
      if (desk.state !== 'none') throw new VaultError('exists');
      desk.state = 'open';
    },
    async unlock() {
      desk.state = 'open';
      return vault.status();
    },
    async lock() {
      desk.state = 'locked';
    },
    keepOpen: async () => undefined,
    read: async () => open(),
    async change(fn) {
      const next = fn(open());
      if (next !== desk.content) desk.saves += 1;
      desk.content = next;
      return next;
    },
    setPassphrase: async () => undefined,
    useDeviceKey: async () => undefined,
    rawCopy: async () => '{}',
    dismissNotice: async () => undefined,
  };
  const desk: FakeDesk = { vault, now: () => desk.time, content: { entries }, state: 'open', time, saves: 0 };
  return desk;
}

let made = 0;

/** An entry of CQU, proved, with a published test secret. */
export function entry(about: Partial<Entry> = {}): Entry {
  made += 1;
  return {
    type: 'totp',
    issuer: '重庆大学',
    account: 'student1@cqu.edu.cn',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
    id: `entry-${made}`,
    state: 'proved',
    institutionId: 'cqu',
    login: '',
    createdAt: made,
    changedAt: made,
    provedAt: made,
    retiredAt: null,
    trashedAt: null,
    ...about,
  };
}

export const page = { role: 'page', origin: 'https://mail.cqu.edu.cn', tabId: 7, frameId: 0, documentId: 'doc' } as const;
