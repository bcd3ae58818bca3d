// How long a code still counts: a ring for the eye, the seconds as text, a full sentence for a screen reader.
import type { ReactNode } from 'react';
import { useSecondsUntil } from './now.ts';
import { useText } from './translate.tsx';

const radius = 12.5;
const round = 2 * Math.PI * radius;
const soonSeconds = 5;

/** @param endAt ms since 1970; @param period of the code in seconds. */
export function Countdown({ endAt, period }: { readonly endAt: number; readonly period: number }): ReactNode {
  const { t } = useText();
  const seconds = useSecondsUntil(endAt);
  const share = Math.min(1, seconds / period);
  return (
    <span className={seconds <= soonSeconds ? 'countdown soon' : 'countdown'}>
      <svg aria-hidden="true" height="30" viewBox="0 0 30 30" width="30">
        <circle className="track" cx="15" cy="15" r={radius} />
        <circle
          className="rest"
          cx="15"
          cy="15"
          r={radius}
          strokeDasharray={round}
          strokeDashoffset={round * (1 - share)}
          transform="rotate(-90 15 15)"
        />
      </svg>
      <span aria-hidden="true" className="seconds">
        {seconds}
      </span>
      <span className="hidden-text">{t('entry.secondsLeft', seconds)}</span>
    </span>
  );
}
