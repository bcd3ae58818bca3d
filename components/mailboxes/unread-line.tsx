// How much is unread in one mailbox, or why that is not known, and when it was read.
import type { ReactNode } from 'react';
import type { UnreadView } from '../../lib/messaging/contract.ts';
import { useAgo } from '../controls/ago.ts';
import { useText } from '../controls/translate.tsx';

const texts = {
  'signed-out': 'unread.signedout',
  error: 'unread.error',
  changed: 'unread.changed',
  'no-permission': 'unread.nopermission',
  stale: 'unread.stale',
  quiet: 'unread.quiet',
  paused: 'unread.paused',
  waiting: 'unread.waiting',
} as const satisfies Record<Exclude<UnreadView['state'], 'count'>, string>;

export function UnreadLine({ unread }: { readonly unread: UnreadView }): ReactNode {
  const { t } = useText();
  const ago = useAgo();
  const { account, state, count, exact, countedAt, mails } = unread;
  const said = state === 'count' ? t('unread.count', `${count}${exact ? '' : '+'}`) : t(texts[state]);
  // When it was read last is not when it was found to be so.
  const read = (at: number) => (state === 'count' ? ago(at) : t('unread.lastRead', ago(at)));
  return (
    <>
      <p className="muted">
        {account !== null && <bdi>{account}</bdi>} {[said, ...(countedAt === null ? [] : [read(countedAt)])].join(' · ')}
      </p>
      {mails.length > 0 && (
        <ul aria-label={t('unread.newest')} className="letters">
          {mails.map(({ key, from, subject }) => (
            <li key={key}>
              <bdi>{subject === '' ? t('unread.noSubject') : subject}</bdi> <bdi className="muted">{from}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
