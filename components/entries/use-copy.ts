// Copies a code and says so.
import { useCallback } from 'react';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';

/** Puts `code` on the clipboard; `next`: it is the code after the present one. A clipboard that refuses is said too. */
export function useCopy(): (code: string, next?: boolean) => void {
  const { t } = useText();
  const say = useSay();
  return useCallback(
    (code, next = false) => {
      navigator.clipboard.writeText(code).then(
        () => say(t(next ? 'entry.copiedNext' : 'entry.copied')),
        () => say(t('entry.copyFailed')),
      );
    },
    [say, t],
  );
}
