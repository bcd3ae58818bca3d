// What is heard with a notice, and how that sounds.
import type { ReactNode } from 'react';
import { type NoticeSound, noticeSound, noticeSounds } from '../../lib/settings/unread.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { Field } from '../controls/field.tsx';
import { useSay } from '../controls/say.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';

const names = {
  system: 'options.soundSystem',
  chime: 'options.soundChime',
  drop: 'options.soundDrop',
  knock: 'options.soundKnock',
  none: 'options.soundNone',
} as const satisfies Record<NoticeSound, string>;

/** Firefox cannot be told to keep the system silent. */
const isFirefox = globalThis.location.protocol === 'moz-extension:';

export function NoticeSounds(): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [sound, setSound] = useSetting(noticeSound);
  const offered = noticeSounds.filter((one) => one !== 'none' || !isFirefox);
  const isOurs = sound !== 'system' && sound !== 'none';
  const listen = async () => {
    if (!isOurs) return;
    if (isProblem(await ask('unread:trySound', { sound }))) say(t('options.soundTryFailed'));
  };
  return (
    <div className="narrow">
      <Field hint={t('options.noticeSoundHint')} label={t('options.noticeSound')}>
        {(field) => (
          <div className="row">
            <select
              {...field}
              className="grow"
              onChange={(event) => setSound(noticeSounds.find((one) => one === event.target.value) ?? sound)}
              value={sound}
            >
              {offered.map((one) => (
                <option key={one} value={one}>
                  {t(names[one])}
                </option>
              ))}
            </select>
            <button disabled={!isOurs} onClick={() => void listen()} type="button">
              {t('options.soundTry')}
            </button>
          </div>
        )}
      </Field>
    </div>
  );
}
