// The live code of one row: one press copies it. HOTP shows nothing until asked, because every code it makes is used up.
import { useState, type ReactNode } from 'react';
import type { EntryView } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Countdown } from '../controls/countdown.tsx';
import { isolated } from '../controls/name.tsx';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';
import { grouped, spelled } from './live-code.ts';
import { useLiveCode } from './row-codes.ts';
import { useCopy } from './use-copy.ts';

interface Props {
  readonly entry: EntryView;
  /** The one row the keyboard stands on. */
  readonly tabbable: boolean;
}

export function CodeCell({ entry, tabbable }: Props): ReactNode {
  const { t } = useText();
  const copy = useCopy();
  const [counted, setCounted] = useState<string | null>(null);
  const say = useSay();
  const live = useLiveCode(entry);
  const code = entry.type === 'hotp' ? counted : live.code;
  const tabIndex = tabbable ? 0 : -1;
  const count = async () => {
    const answer = await ask('otp:count', { id: entry.id });
    if (isProblem(answer)) say(t(`problem.${camel(answer.problem)}`));
    else setCounted(answer.code);
  };
  return (
    <>
      {code !== null && (
        <button
          aria-label={t('entry.copyNamed', spelled(code), isolated(entry.issuer) + isolated(entry.account))}
          className="quiet code"
          data-main
          onClick={() => copy(code)}
          tabIndex={tabIndex}
          type="button"
        >
          <span className="digits">{grouped(code)}</span>
          <Icon name="copy" />
        </button>
      )}
      {entry.type === 'hotp' && (
        <button
          aria-label={t('entry.countNamed', isolated(entry.issuer))}
          data-main={code === null ? true : undefined}
          onClick={() => void count()}
          tabIndex={tabIndex}
          type="button"
        >
          {t(code === null ? 'entry.count' : 'do.nextCode')}
        </button>
      )}
      {/* A code that was asked for is heard; one that runs by itself is not. */}
      {entry.type === 'hotp' && <output className="hidden-text">{counted === null ? '' : spelled(counted)}</output>}
      <span className="grow" />
      {live.endAt !== null && entry.period !== null && <Countdown endAt={live.endAt} period={entry.period} />}
    </>
  );
}
