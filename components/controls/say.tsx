// One place on the page that tells the user, by eye and by screen reader, what has just been done; with at most one button, such as "undo".
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { Icon } from '../brand/icons.tsx';
import { useText } from './translate.tsx';

export interface SaidAction {
  readonly label: string;
  readonly run: () => void;
}
type Say = (text: string, action?: SaidAction) => void;

const Speaker = createContext<Say>(() => undefined);

/** Says one sentence; the next one replaces it. It stays until then or until closed, so that nobody has to be quick. */
export function useSay(): Say {
  return useContext(Speaker);
}

interface Said {
  readonly text: string;
  readonly action: SaidAction | undefined;
  readonly turn: number;
}

export function SayProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useText();
  const [said, setSaid] = useState<Said | null>(null);
  const say = useCallback<Say>((text, action) => setSaid((last) => ({ text, action, turn: (last?.turn ?? 0) + 1 })), []);
  const close = useCallback(() => setSaid(null), []);
  const act = useMemo(() => {
    const action = said?.action;
    return action === undefined ? undefined : () => (close(), action.run());
  }, [close, said]);
  return (
    <Speaker value={say}>
      {children}
      <output className="said">
        {said !== null && (
          // A new key makes the same sentence heard again.
          <span className="words" key={said.turn}>
            <span>{said.text}</span>
            {act !== undefined && (
              <button onClick={act} type="button">
                {said.action?.label}
              </button>
            )}
            <button aria-label={t('do.close')} className="icon" onClick={close} type="button">
              <Icon name="close" size={14} />
            </button>
          </span>
        )}
      </output>
    </Speaker>
  );
}
