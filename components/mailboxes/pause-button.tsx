// Stops the counting of one mailbox's unread mail, or goes on with it.
import type { ReactNode } from 'react';
import { unreadPaused } from '../../lib/settings/unread.ts';
import { useSay } from '../controls/say.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';

export function PauseButton({ institutionId, name }: { readonly institutionId: string; readonly name: string }): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [paused, setPaused] = useSetting(unreadPaused);
  const isPaused = paused.includes(institutionId);
  const toggle = () => {
    const others = paused.filter((id) => id !== institutionId);
    // Said first: what could not be stored is said afterwards.
    say(t(isPaused ? 'unread.resumed' : 'unread.pausedNow', name));
    setPaused(isPaused ? others : [...others, institutionId]);
  };
  return (
    <button
      aria-label={t(isPaused ? 'unread.resumeNamed' : 'unread.pauseNamed', name)}
      className="quiet"
      onClick={toggle}
      type="button"
    >
      {t(isPaused ? 'unread.resume' : 'unread.pause')}
    </button>
  );
}
