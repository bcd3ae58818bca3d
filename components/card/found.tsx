// What was read from the QR code: who, which kind of code, and the first code to compare. Never the secret.
import type { ReactNode } from 'react';
import type { Preview } from '../../lib/messaging/contract.ts';
import { Countdown } from '../controls/countdown.tsx';
import { Name } from '../controls/name.tsx';
import { useSecondsUntil } from '../controls/now.ts';
import { useText } from '../controls/translate.tsx';
import { grouped, spelled } from '../entries/live-code.ts';

export function Found({ preview }: { readonly preview: Preview }): ReactNode {
  const { t } = useText();
  const { issuer, account, algorithm, digits, period, expiresAt, code } = preview;
  const left = useSecondsUntil(expiresAt ?? 0);
  return (
    <div className="found">
      <div>
        <Name other={t('entry.noIssuer')} strong text={issuer} />
        <span className="muted">
          {period === null ? t('review.summaryHotp', algorithm, digits) : t('review.summary', algorithm, digits, period)}
        </span>
      </div>
      <div>
        <Name other={t('entry.noAccount')} text={account} />
      </div>
      {(expiresAt === null || left > 0) && (
        <div>
          <span className="muted">{t('review.firstCode')}</span>
          <span aria-hidden="true" className="digits">
            {grouped(code)}
          </span>
          <span className="hidden-text">{spelled(code)}</span>
          {expiresAt !== null && period !== null && <Countdown endAt={expiresAt} period={period} />}
        </div>
      )}
    </div>
  );
}
