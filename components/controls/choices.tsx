// A group of radio buttons, each with an optional explanation.
import { useId, type ReactNode } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

interface Props<Value extends string> {
  readonly label: string;
  /** The label is drawn only when the heading above does not say it already. */
  readonly labelShown?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Choices<Value extends string>({ label, labelShown = false, choices, value, onChange }: Props<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className="stack">
      <legend className={labelShown ? undefined : 'hidden-text'}>{label}</legend>
      {choices.map((choice) => (
        <label className="choice" key={choice.value}>
          <input
            checked={choice.value === value}
            name={name}
            onChange={() => onChange(choice.value)}
            type="radio"
            value={choice.value}
          />
          <span>
            {choice.label}
            {choice.hint !== undefined && <span className="muted block">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
