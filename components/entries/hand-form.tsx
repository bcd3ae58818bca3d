// A secret typed by hand. The usual values stand visibly in the fields; nothing is chosen behind the user's back.
import { useState, type ReactNode } from 'react';
import type { Draft, ProblemCode } from '../../lib/messaging/contract.ts';
import { camel } from '../controls/camel.ts';
import { Field } from '../controls/field.tsx';
import { useText } from '../controls/translate.tsx';
import { answersOf, type ParameterName, ParameterFields, parameterOf, type Parameters } from './parameters.tsx';

const usual: Parameters = { type: 'totp', algorithm: 'SHA1', digits: '6', period: '30', counter: '0' };
const namesOf: Readonly<Record<string, readonly ParameterName[]>> = {
  totp: ['digits', 'period', 'algorithm'],
  hotp: ['digits', 'counter', 'algorithm'],
  steam: [],
};

interface Props {
  readonly problem: ProblemCode | null;
  readonly onDraft: (draft: Draft) => void;
}

export function HandForm({ problem, onDraft }: Props): ReactNode {
  const { t } = useText();
  const [secret, setSecret] = useState('');
  const [issuer, setIssuer] = useState('');
  const [account, setAccount] = useState('');
  const [parameters, setParameters] = useState(usual);
  const names = namesOf[parameters.type ?? 'totp'] ?? [];
  const wrongSecret = problem !== null && parameterOf(problem) === null ? t(`problem.${camel(problem)}`) : null;
  const submit = () => {
    const used: Parameters = Object.fromEntries(['type' as const, ...names].map((name) => [name, parameters[name] ?? '']));
    // Steam has one algorithm and one period only; the background knows the length.
    const fixed = parameters.type === 'steam' ? { algorithm: 'SHA1' as const, period: 30 } : {};
    onDraft({ text: secret, issuer: issuer.trim(), account: account.trim(), ...answersOf(used), ...fixed });
  };
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), submit())}>
      <Field error={wrongSecret} hint={t('add.secretHint')} label={t('add.secret')}>
        {(field) => (
          <input
            {...field}
            autoCapitalize="characters"
            autoComplete="off"
            className="digits"
            maxLength={4_000}
            onChange={(event) => setSecret(event.target.value)}
            required
            spellCheck={false}
            value={secret}
          />
        )}
      </Field>
      <Field label={t('review.issuer')}>
        {(field) => (
          <input
            {...field}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setIssuer(event.target.value)}
            value={issuer}
          />
        )}
      </Field>
      <Field label={t('review.account')}>
        {(field) => (
          <input
            {...field}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setAccount(event.target.value)}
            value={account}
          />
        )}
      </Field>
      <ParameterFields names={['type']} onChange={setParameters} problem={problem} value={parameters} />
      <div className="trio">
        <ParameterFields names={names} onChange={setParameters} problem={problem} value={parameters} />
      </div>
      <div className="row end">
        <button className="primary" type="submit">
          {t('do.continue')}
        </button>
      </div>
    </form>
  );
}
