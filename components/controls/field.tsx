// A labelled form field with its hint and its error, tied together for screen readers.
import { useId, type ReactNode } from 'react';
import { Icon } from '../brand/icons.tsx';

/** What the control inside must carry. */
export interface FieldProps {
  readonly id: string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** Null: nothing wrong. */
  readonly error?: string | null;
  readonly children: (props: FieldProps) => ReactNode;
}

export function Field({ label, hint, error = null, children }: Props): ReactNode {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== null && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error === null ? undefined : true,
        'aria-describedby': described === '' ? undefined : described,
      })}
      {hint !== undefined && (
        <p className="muted" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p className="error" id={`${id}-error`} role="alert">
          <Icon name="bad" />
          {error}
        </p>
      )}
    </div>
  );
}
