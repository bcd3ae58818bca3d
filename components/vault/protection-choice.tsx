// Device key or passphrase, said honestly.
import type { ReactNode } from 'react';
import { Choices } from '../controls/choices.tsx';
import { useText } from '../controls/translate.tsx';

export type Protection = 'device' | 'passphrase';

interface Props {
  readonly value: Protection;
  readonly onChange: (value: Protection) => void;
}

export function ProtectionChoice({ value, onChange }: Props): ReactNode {
  const { t } = useText();
  return (
    <Choices
      choices={[
        { value: 'device', label: t('protection.device'), hint: t('protection.deviceHint') },
        { value: 'passphrase', label: t('protection.passphrase'), hint: t('protection.passphraseHint') },
      ]}
      label={t('protection.title')}
      onChange={onChange}
      value={value}
    />
  );
}
