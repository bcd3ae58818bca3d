// The mailboxes in the popup.
import type { ReactNode } from 'react';
import { useText } from '../controls/translate.tsx';
import { MailboxRow } from '../mailboxes/mailbox-row.tsx';
import { Snooze } from '../mailboxes/snooze.tsx';
import { type MailboxesAnswer, useMailboxes } from '../mailboxes/mailbox-state.ts';

export function Mailboxes({ first }: { readonly first: Promise<MailboxesAnswer> }): ReactNode {
  const { t } = useText();
  const mailboxes = useMailboxes(first);
  return (
    <section aria-labelledby="mailboxes-title">
      <h2 className="hidden-text" id="mailboxes-title">
        {t('mailbox.title')}
      </h2>
      {mailboxes?.length === 0 && (
        <p>
          {t('mailbox.none')}{' '}
          <a href="/options.html#mailboxes" rel="noreferrer" target="_blank">
            {t('mailbox.choose')}
          </a>
        </p>
      )}
      <ul className="mailboxes">
        {mailboxes?.map((mailbox) => (
          <MailboxRow key={mailbox.institutionId} mailbox={mailbox} />
        ))}
      </ul>
      <Snooze />
    </section>
  );
}
