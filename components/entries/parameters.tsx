// The fields for kind, algorithm, digits, period and counter of a code, with the limits of each. Shared by the form by hand and by what a QR code left open.
import type { ReactNode } from 'react';
import type { Draft, ProblemCode } from '../../lib/messaging/contract.ts';
import { camel } from '../controls/camel.ts';
import { Field } from '../controls/field.tsx';
import { useText } from '../controls/translate.tsx';

export type ParameterName = 'type' | 'algorithm' | 'digits' | 'period' | 'counter';
/** As typed; empty: not chosen yet. */
export type Parameters = Readonly<Partial<Record<ParameterName, string>>>;

const limits = { digits: [5, 10], period: [1, 300], counter: [0, Number.MAX_SAFE_INTEGER] } as const;
const algorithms = ['SHA1', 'SHA256', 'SHA512'] as const;
const types = ['totp', 'hotp', 'steam'] as const;

/** Which field a problem of the background is about; null: none of these. */
export function parameterOf(problem: ProblemCode): ParameterName | null {
  switch (problem) {
    case 'unknown-type':
      return 'type';
    case 'unknown-algorithm':
      return 'algorithm';
    case 'bad-digits':
      return 'digits';
    case 'bad-period':
      return 'period';
    case 'bad-counter':
      return 'counter';
    default:
      return null;
  }
}

const number = (text: string | undefined) => (text !== undefined && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined);

/** The typed parameters as answers of a draft; what is empty or no number stays out, so that the background refuses instead of guessing. */
export function answersOf({ type, algorithm, digits, period, counter }: Parameters): Omit<Draft, 'text'> {
  const chosen = {
    type: types.find((known) => known === type),
    algorithm: algorithms.find((known) => known === algorithm),
    digits: number(digits),
    period: number(period),
    counter: number(counter),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

interface Props {
  readonly names: readonly ParameterName[];
  readonly value: Parameters;
  readonly onChange: (value: Parameters) => void;
  /** What the background said of the last try; shown at its field. */
  readonly problem: ProblemCode | null;
}

export function ParameterFields({ names, value, onChange, problem }: Props): ReactNode {
  const { t } = useText();
  const wrong = problem === null ? null : parameterOf(problem);
  const error = (name: ParameterName) => (wrong === name && problem !== null ? t(`problem.${camel(problem)}`) : null);
  const set = (name: ParameterName, text: string) => onChange({ ...value, [name]: text });
  const typeNames = { totp: t('review.typeTotp'), hotp: t('review.typeHotp'), steam: t('review.typeSteam') };
  return (
    <>
      {names.map((name) => (
        <Field error={error(name)} key={name} label={t(`review.${name}`)}>
          {(field) =>
            name === 'type' || name === 'algorithm' ? (
              <select {...field} onChange={(event) => set(name, event.target.value)} required value={value[name] ?? ''}>
                <option disabled value="">
                  {t('review.choose')}
                </option>
                {(name === 'type' ? types : algorithms).map((one) => (
                  <option key={one} value={one}>
                    {one in typeNames ? typeNames[one as keyof typeof typeNames] : one}
                  </option>
                ))}
              </select>
            ) : (
              <input
                {...field}
                inputMode="numeric"
                max={limits[name][1]}
                min={limits[name][0]}
                onChange={(event) => set(name, event.target.value)}
                required
                step={1}
                type="number"
                value={value[name] ?? ''}
              />
            )
          }
        </Field>
      ))}
    </>
  );
}
