// No notices for an hour, where there are any; and back again.
import type { ReactNode } from 'react';
import { announced, snoozedUntil } from '../../lib/settings/unread.ts';
import { useClock } from '../controls/now.ts';
import { useSay } from '../controls/say.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';

const hourMs = 3_600_000;

export function Snooze(): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [wished] = useSetting(announced);
  const [until, setUntil] = useSetting(snoozedUntil);
  const isSnoozed = useClock((now) => (until > now ? 1 : 0)) === 1;
  if (wished.length === 0) return null;
  const time = (at: number) => new Intl.DateTimeFormat(t('app.languageTag'), { hour: '2-digit', minute: '2-digit' }).format(at);
  const toggle = () => {
    const next = isSnoozed ? 0 : Date.now() + hourMs;
    // Said first: what could not be stored is said afterwards.
    say(isSnoozed ? t('unread.snoozeOver') : t('unread.snoozed', time(next)));
    setUntil(next);
  };
  return (
    <p className="row">
      <span className="grow muted">{isSnoozed && t('unread.snoozed', time(until))}</span>
      <button className="quiet" onClick={toggle} type="button">
        {t(isSnoozed ? 'unread.snoozeEnd' : 'unread.snooze')}
      </button>
    </p>
  );
}
