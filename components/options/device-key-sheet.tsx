// Asks once more before the passphrase is given up.
import type { ReactNode } from 'react';
import { Sheet } from '../controls/sheet.tsx';
import { useText } from '../controls/translate.tsx';

export function DeviceKeySheet({ onClose, onYes }: { readonly onClose: () => void; readonly onYes: () => void }): ReactNode {
  const { t } = useText();
  return (
    <Sheet onClose={onClose} title={t('protection.toDevice')}>
      <p>{t('protection.toDeviceConfirm')}</p>
      <div className="row end">
        <button onClick={onClose} type="button">
          {t('do.cancel')}
        </button>
        <button className="danger" onClick={onYes} type="button">
          {t('protection.toDevice')}
        </button>
      </div>
    </Sheet>
  );
}
