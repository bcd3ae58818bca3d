// Which mailboxes announce new mail, whether the browser allows that, and how much an announcement says.
import type { ReactNode } from 'react';
import type { Institution } from '../../lib/institutions/index.ts';
import { announced, announceHeads } from '../../lib/settings/unread.ts';
import { Notice } from '../controls/notice.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { useNoticePermission } from './notice-permission.ts';
import { NoticeSounds } from './notice-sounds.tsx';
import { NoticeWords } from './notice-words.tsx';
import { Tick } from './tick.tsx';

export function NewMailNotices({ listed }: { readonly listed: readonly Institution[] }): ReactNode {
  const { t, locale } = useText();
  const [wished, setWished] = useSetting(announced);
  const [heads, setHeads] = useSetting(announceHeads);
  const { allowed, refused, ask } = useNoticePermission();
  const isWithdrawn = allowed === false && wished.length > 0;
  const wish = async (id: string, on: boolean) => {
    if (on && !(await ask())) return;
    // While the browser asked, another one may have been switched.
    const now = await announced.getValue().catch(() => wished);
    const others = now.filter((one) => one !== id);
    setWished(on ? [...others, id] : others);
  };
  return (
    <fieldset className="stack">
      <legend>{t('options.notices')}</legend>
      <p className="muted">{t('options.noticesHint')}</p>
      {listed.map(({ id, name }) => (
        <Tick checked={wished.includes(id)} key={id} label={name[locale]} onChange={(on) => void wish(id, on)} />
      ))}
      <div aria-live="polite">
        {(refused || isWithdrawn) && (
          <Notice tone="warn">
            <p>{t(refused ? 'options.noticesRefused' : 'options.noticesWithdrawn')}</p>
            <button onClick={() => void ask()} type="button">
              {t('options.noticesAsk')}
            </button>
          </Notice>
        )}
      </div>
      <Tick checked={heads} hint={t('options.noticeHeadsHint')} label={t('options.noticeHeads')} onChange={setHeads} />
      <NoticeSounds />
      <NoticeWords isRead={heads} />
    </fieldset>
  );
}
