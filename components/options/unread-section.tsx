// Unread mail: how often it is read, for how long after use, which mailboxes are read, and which announce new mail.
import type { ReactNode } from 'react';
import { institutions } from '../../lib/institutions/index.ts';
import { mailboxes } from '../../lib/settings/items.ts';
import { announced, keepAlive, previewMails, unreadMinutes, unreadPaused } from '../../lib/settings/unread.ts';
import { Choices } from '../controls/choices.tsx';
import { Field } from '../controls/field.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { NewMailNotices } from './new-mail-notices.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { Tick } from './tick.tsx';

const offered = [1, 2, 5, 10, 15, 30, 60] as const;

export function UnreadSection(): ReactNode {
  const { t, locale } = useText();
  const [minutes, setMinutes] = useSetting(unreadMinutes);
  const [keeps, setKeeps] = useSetting(keepAlive);
  const [shows, setShows] = useSetting(previewMails);
  const [paused, setPaused] = useSetting(unreadPaused);
  const [picked] = useSetting(mailboxes);
  const [wished] = useSetting(announced);
  // What was once switched stays in sight, so that it can be switched back.
  const listed = institutions.filter(({ id }) => [...picked, ...paused, ...wished].includes(id));
  const pause = (id: string, on: boolean) => setPaused(on ? [...paused, id] : paused.filter((one) => one !== id));
  return (
    <>
      <div className="narrow">
        <Field hint={t('options.unreadPeriodHint')} label={t('options.unreadPeriod')}>
          {(field) => (
            <select {...field} onChange={(event) => setMinutes(Number(event.target.value))} value={minutes}>
              {offered.map((one) => (
                <option key={one} value={one}>
                  {t('options.unreadMinutes', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Tick checked={shows} hint={t('options.previewMailsHint')} label={t('options.previewMails')} onChange={setShows} />
      <Choices
        choices={[
          { value: 'off', label: t('options.keepAliveOff'), hint: t('options.keepAliveOffHint', t('unread.stale')) },
          { value: 'on', label: t('options.keepAliveOn'), hint: t('options.keepAliveOnHint') },
        ]}
        label={t('options.keepAlive')}
        labelShown
        onChange={(choice) => setKeeps(choice === 'on')}
        value={keeps ? 'on' : 'off'}
      />
      <p className="muted">{t('options.unreadSeveral')}</p>
      <QuietHours />
      {listed.length === 0 && <p className="muted">{t('options.unreadNone')}</p>}
      {listed.length > 0 && (
        <>
          <NewMailNotices listed={listed} />
          <fieldset className="stack">
            <legend>{t('options.pause')}</legend>
            <p className="muted">{t('options.pauseHint')}</p>
            {listed.map(({ id, name }) => (
              <Tick checked={paused.includes(id)} key={id} label={name[locale]} onChange={(on) => pause(id, on)} />
            ))}
          </fieldset>
        </>
      )}
    </>
  );
}
