// The hours of each day in which no mail is read and none announced.
import type { ReactNode } from 'react';
import { quietHours } from '../../lib/settings/unread.ts';
import { Field } from '../controls/field.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { Tick } from './tick.tsx';

/** From ten in the evening to seven in the morning. */
const usual = { from: 22 * 60, to: 7 * 60 };

export function QuietHours(): ReactNode {
  const { t } = useText();
  const [hours, setHours] = useSetting(quietHours);
  const choose = (end: 'from' | 'to', text: string) => {
    const minutes = minutesOf(text);
    if (hours !== null && minutes !== null) setHours({ ...hours, [end]: minutes });
  };
  return (
    <fieldset className="stack">
      <legend>{t('options.quiet')}</legend>
      <Tick
        checked={hours !== null}
        hint={t('options.quietHint')}
        label={t('options.quietOn')}
        onChange={(on) => setHours(on ? usual : null)}
      />
      {hours !== null && (
        <div className="row">
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(end === 'from' ? 'options.quietFrom' : 'options.quietTo')}>
              {(field) => (
                <input {...field} onChange={(event) => choose(end, event.target.value)} type="time" value={timeOf(hours[end])} />
              )}
            </Field>
          ))}
        </div>
      )}
      <p aria-live="polite" className="muted">
        {hours?.from === hours?.to && hours !== null && t('options.quietNone')}
        {hours !== null && hours.to < hours.from && t('options.quietNextDay', timeOf(hours.to))}
      </p>
    </fieldset>
  );
}

/** `hh:mm`, as the browser's own time box has it. */
function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Null: nothing whole is typed yet. */
function minutesOf(text: string): number | null {
  const [hour, minute] = text.split(':').map(Number);
  return hour === undefined || minute === undefined ? null : hour * 60 + minute;
}
