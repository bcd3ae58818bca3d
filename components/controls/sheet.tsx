// A native modal dialog: the browser keeps the focus inside, closes it on Esc and gives the focus back.
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Icon } from '../brand/icons.tsx';
import { useText } from './translate.tsx';

interface Props {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Sheet({ title, onClose, children }: Props): ReactNode {
  const { t } = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the dialog leaves the page it is closed, so that the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog aria-labelledby={id} onClose={onClose} ref={dialog}>
      <div className="stack">
        <div className="row sheet-head">
          <h2 className="grow" id={id}>
            {title}
          </h2>
          <button aria-label={t('do.close')} className="quiet icon" onClick={onClose} type="button">
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
