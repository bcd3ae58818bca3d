// The user's own list of words that matter in a subject.
import { useState, type ReactNode } from 'react';
import { noticeWords, usualWords, wordsOnly } from '../../lib/settings/unread.ts';
import { Field } from '../controls/field.tsx';
import { useSay } from '../controls/say.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { Tick } from './tick.tsx';

const longest = 20;

/** @param isRead subjects are read at all */
export function NoticeWords({ isRead }: { readonly isRead: boolean }): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [words, setWords] = useSetting(noticeWords);
  const [only, setOnly] = useSetting(wordsOnly);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = (text: string) => {
    const word = text.trim();
    const wrong = [...word].length > longest ? 'options.noticeWordLong' : words.includes(word) ? 'options.noticeWordThere' : null;
    setError(wrong === null ? null : t(wrong));
    if (word === '' || wrong !== null) return;
    // Said first: what could not be stored is said afterwards.
    say(t('options.noticeWordAdded', word));
    setWords([...words, word]);
    setTyped('');
  };
  const remove = (word: string) => {
    say(t('options.noticeWordRemoved', word));
    setWords(words.filter((one) => one !== word));
  };
  const offered = usualWords.filter((word) => !words.includes(word));
  return (
    <fieldset className="stack">
      <legend>{t('options.noticeWords')}</legend>
      <p className="muted">{t('options.noticeWordsHint')}</p>
      {!isRead && <p>{t('options.noticeWordsOff', t('options.noticeHeads'))}</p>}
      {words.length > 0 && (
        <ul className="words">
          {words.map((word) => (
            <li className="row" key={word}>
              <bdi className="grow">{word}</bdi>
              <button
                aria-label={t('options.noticeWordRemove', word)}
                className="quiet"
                onClick={() => remove(word)}
                type="button"
              >
                {t('do.delete')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          add(typed);
        }}
      >
        <Field error={error} label={t('options.noticeWordNew')}>
          {(field) => (
            <div className="row">
              <input {...field} className="grow" onChange={(event) => setTyped(event.target.value)} type="text" value={typed} />
              <button type="submit">{t('options.noticeWordAdd')}</button>
            </div>
          )}
        </Field>
      </form>
      {offered.length > 0 && (
        <p className="row">
          <span className="muted">{t('options.noticeWordUsual')}</span>
          {offered.map((word) => (
            <button aria-label={`${t('options.noticeWordAdd')} ${word}`} key={word} onClick={() => add(word)} type="button">
              {word}
            </button>
          ))}
        </p>
      )}
      <Tick checked={only} hint={t('options.noticeWordsOnlyHint')} label={t('options.noticeWordsOnly')} onChange={setOnly} />
    </fieldset>
  );
}
