// Choosing a passphrase: length is what counts, and it is asked twice because it cannot be recovered.
import type { ReactNode } from 'react';
import { useText } from '../controls/translate.tsx';
import { PassphraseInput } from './passphrase-input.tsx';

export const leastCharacters = 15;
const manyCharacters = 24;

export interface NewPassphrase {
  readonly first: string;
  readonly again: string;
}

/** Characters as a person counts them, after the same normalisation that the vault applies. */
export function lengthOf(passphrase: string): number {
  return [...passphrase.normalize('NFC')].length;
}

/** Long enough, and typed twice the same. */
export function isReady({ first, again }: NewPassphrase): boolean {
  return lengthOf(first) >= leastCharacters && first === again;
}

interface Props {
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
  /** After a try to go on: what is missing is said as an error. */
  readonly tried: boolean;
}

export function NewPassphraseFields({ value, onChange, tried }: Props): ReactNode {
  const { t } = useText();
  const length = lengthOf(value.first);
  const missing = leastCharacters - length;
  const verdict =
    missing > 0 ? t('vault.tooShort', missing) : t(length >= manyCharacters ? 'vault.veryLong' : 'vault.longEnough');
  const differ = value.again !== '' && value.first !== value.again;
  const missingAgain = tried && value.again === '' ? t('vault.passphraseMissing') : null;
  const againError = differ ? t('vault.passphraseDiffer') : missingAgain;
  return (
    <div className="stack">
      <PassphraseInput
        error={tried && missing > 0 ? t('problem.passphraseShort') : null}
        hint={t('vault.noRules')}
        kind="new-password"
        label={t('vault.passphraseNew')}
        onChange={(first) => onChange({ ...value, first })}
        value={value.first}
      />
      <div className="row">
        <meter
          aria-label={t('vault.strength')}
          className="grow"
          high={manyCharacters - 1}
          low={leastCharacters}
          max={manyCharacters}
          min={0}
          optimum={manyCharacters}
          value={Math.min(length, manyCharacters)}
        />
        <span aria-live="polite" className="muted">
          {verdict}
        </span>
      </div>
      <PassphraseInput
        error={againError}
        kind="new-password"
        label={t('vault.passphraseAgain')}
        onChange={(again) => onChange({ ...value, again })}
        value={value.again}
      />
    </div>
  );
}
