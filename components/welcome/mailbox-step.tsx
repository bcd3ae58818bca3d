// Step one of the first run.
import { useState, type ReactNode } from 'react';
import { Notice } from '../controls/notice.tsx';
import { useText } from '../controls/translate.tsx';
import { MailboxPicker } from '../mailboxes/mailbox-picker.tsx';

interface Props {
  readonly picked: readonly string[];
  readonly onPick: (picked: readonly string[]) => void;
  readonly onNext: () => void;
}

export function MailboxStep({ picked, onPick, onNext }: Props): ReactNode {
  const { t } = useText();
  const [tried, setTried] = useState(false);
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), picked.length > 0 ? onNext() : setTried(true))}>
      <p className="muted">{t('welcome.mailboxesHint')}</p>
      <MailboxPicker onChange={onPick} picked={picked} />
      {tried && picked.length === 0 && <Notice tone="bad">{t('welcome.pickOne')}</Notice>}
      <div className="row end">
        <button className="primary" type="submit">
          {t('do.continue')}
        </button>
      </div>
    </form>
  );
}
