// One passphrase box that can show what is typed.
import { useState, type ReactNode } from 'react';
import { Field } from '../controls/field.tsx';
import { useText } from '../controls/translate.tsx';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  /** Tells password managers which one it is. */
  readonly kind: 'current-password' | 'new-password';
  readonly disabled?: boolean;
}

export function PassphraseInput({ label, hint, value, onChange, error = null, kind, disabled = false }: Props): ReactNode {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  return (
    <Field error={error} label={label} {...(hint !== undefined && { hint })}>
      {(field) => (
        <div className="row">
          <input
            {...field}
            autoComplete={kind}
            className="grow"
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
            required
            spellCheck={false}
            type={shown ? 'text' : 'password'}
            value={value}
          />
          <button
            aria-label={t(shown ? 'vault.hidePassphrase' : 'vault.showPassphrase')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            type="button"
          >
            {t(shown ? 'do.hide' : 'do.show')}
          </button>
        </div>
      )}
    </Field>
  );
}
