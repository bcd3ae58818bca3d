// The state of the picked mailboxes, looked at again every few seconds while the page is in sight.
import { useEffect, useState } from 'react';
import type { AnswerOf, MailboxView, Problem } from '../../lib/messaging/contract.ts';
import { unreadPaused } from '../../lib/settings/unread.ts';
import { ask, isProblem } from '../controls/ask.ts';

export type MailboxesAnswer = AnswerOf<'mailbox:list'> | Problem;

const everyMs = 3_000;

/** Null: not answered yet. An answer that is lost keeps the last one. */
export function useMailboxes(first?: Promise<MailboxesAnswer>): readonly MailboxView[] | null {
  const [views, setViews] = useState<readonly MailboxView[] | null>(null);
  useEffect(() => {
    const take = (answer: MailboxesAnswer) => {
      if (!isProblem(answer)) setViews(answer.mailboxes);
    };
    const look = () => void ask('mailbox:list', {}).then(take);
    void (first ?? ask('mailbox:list', {})).then(take);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') look();
    }, everyMs);
    const stop = unreadPaused.watch(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [first]);
  return views;
}
