// Everything the popup needs to know first, asked all at once before anything is drawn.
import { ask } from '../controls/ask.ts';
import type { EntriesAnswer } from '../entries/entry-list-state.ts';
import type { MailboxesAnswer } from '../mailboxes/mailbox-state.ts';
import type { VaultAnswer } from '../vault/vault-state.ts';

export interface FirstLook {
  readonly vault: Promise<VaultAnswer>;
  readonly entries: Promise<EntriesAnswer>;
  readonly mailboxes: Promise<MailboxesAnswer>;
}

export function firstLook(): FirstLook {
  return { entries: ask('entry:list', {}), vault: ask('vault:status', {}), mailboxes: ask('mailbox:list', {}) };
}
