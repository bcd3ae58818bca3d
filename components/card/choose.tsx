// Several QR codes on one page: each with its own button.
import type { ReactNode } from 'react';
import type { Preview } from '../../lib/messaging/contract.ts';
import { isolated } from '../controls/name.tsx';
import { useText } from '../controls/translate.tsx';
import type { CardAction } from './actions.ts';
import { Found } from './found.tsx';

interface Props {
  readonly previews: readonly Preview[];
  /** Null: they are only shown. */
  readonly button: ((action: CardAction) => ReactNode) | null;
}

export function Choose({ previews, button }: Props): ReactNode {
  const { t } = useText();
  return (
    <ol className="stack choose">
      {previews.map((preview, index) => {
        const label = t('card.bindSaveNamed', isolated(preview.account === '' ? preview.issuer : preview.account));
        return (
          <li className="stack" key={`${preview.code} ${preview.issuer} ${preview.account}`}>
            <Found preview={preview} />
            {button?.({ label, act: { act: 'save', index }, primary: false })}
          </li>
        );
      })}
    </ol>
  );
}
