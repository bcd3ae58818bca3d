// Everything the popup needs to know first. The codes go before all else: the other two questions wait until they are there.
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
  const entries = ask('entry:list', {});
  return {
    entries,
    vault: entries.then(() => ask('vault:status', {})),
    mailboxes: entries.then(() => ask('mailbox:list', {})),
  };
}
