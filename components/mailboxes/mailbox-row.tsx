// One mailbox: what its page shows, what was last done there, the clock, and the way to it.
import type { ReactNode } from 'react';
import { institutionById } from '../../lib/institutions/index.ts';
import type { MailboxView } from '../../lib/messaging/contract.ts';
import { useAgo } from '../controls/ago.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';
import { AllowButton } from './allow-button.tsx';
import { PauseButton } from './pause-button.tsx';
import { UnreadLine } from './unread-line.tsx';

const pageTexts = {
  unknown: 'mailbox.pageUnknown',
  login: 'mailbox.pageLogin',
  'second-factor': 'mailbox.pageSecondFactor',
  'signed-in': 'mailbox.pageSignedIn',
  bind: 'mailbox.pageBind',
} as const satisfies Record<MailboxView['page'], string>;

export function MailboxRow({ mailbox }: { readonly mailbox: MailboxView }): ReactNode {
  const { t, locale } = useText();
  const ago = useAgo();
  const say = useSay();
  const { institutionId, page, entries, proved, last, clock, clockOffsetMs, unread } = mailbox;
  const name = institutionById(institutionId)?.name[locale] ?? new URL(mailbox.origin).host;
  const open = async () => {
    const answer = await ask('mailbox:open', { institutionId });
    if (isProblem(answer)) say(t(`problem.${camel(answer.problem)}`));
  };
  const seconds = Math.round(Math.abs(clockOffsetMs ?? 0) / 1000);
  const opens = unread.some(({ state }) => state === 'signed-out') ? 'mailbox.signIn' : 'mailbox.open';
  const label = t(page === 'unknown' ? opens : 'mailbox.goTo');
  return (
    <li className="mailbox">
      <div className="row">
        <div className="grow">
          <strong>{name}</strong>
          <span className={`page-state ${page}`}>{t(pageTexts[page])}</span>
        </div>
        <button aria-label={`${label} ${name}`} onClick={() => void open()} type="button">
          {label}
        </button>
      </div>
      <div className="row">
        <div className="grow">
          {unread.map((one) => (
            <UnreadLine key={one.key} unread={one} />
          ))}
        </div>
        {unread.some(({ state }) => state === 'no-permission') && <AllowButton institutionId={institutionId} name={name} />}
        <PauseButton institutionId={institutionId} name={name} />
      </div>
      {entries === 0 && <p className="muted">{t('mailbox.noEntry')}</p>}
      {entries > 0 && proved === 0 && <p className="muted">{t('mailbox.noneProved')}</p>}
      {last !== null && <p className="muted">{`${t(`act.${camel(last.act)}`)} · ${ago(last.at)}`}</p>}
      {clock === 'warn' && (
        <Notice tone="warn">{t((clockOffsetMs ?? 0) > 0 ? 'mailbox.clockFast' : 'mailbox.clockSlow', seconds)}</Notice>
      )}
    </li>
  );
}
