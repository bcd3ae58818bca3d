// One thing that is on or off, with what it means.
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Tick({ label, hint, checked, onChange }: Props): ReactNode {
  return (
    <label className="choice">
      <input checked={checked} onChange={(event) => onChange(event.target.checked)} type="checkbox" />
      <span>
        {label}
        {hint !== undefined && <span className="muted block">{hint}</span>}
      </span>
    </label>
  );
}
