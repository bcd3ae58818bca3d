// A button of the card that acts only when the gate says yes.
import { createContext, useContext, useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import type { Gate, GateVerdict } from './gate.ts';

export const GateContext = createContext<Gate | null>(null);

interface Props {
  readonly primary: boolean;
  readonly onAct: () => void;
  /** Pressed, but the gate said no; never called for presses that scripts make up. */
  readonly onRefused: (why: Exclude<GateVerdict, 'yes' | 'not-real'>) => void;
  readonly children: string;
}

export function GateButton({ primary, onAct, onRefused, children }: Props): ReactNode {
  const gate = useContext(GateContext);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (button.current === null ? undefined : gate?.watch(button.current)), [gate]);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    const verdict = gate?.judge(event.nativeEvent, event.currentTarget) ?? 'not-real';
    if (verdict === 'yes') onAct();
    else if (verdict !== 'not-real') onRefused(verdict);
  };
  return (
    <button className={primary ? 'primary' : undefined} onClick={press} ref={button} type="button">
      <span className="name">{children}</span>
    </button>
  );
}
