// Asks for the permission for a mailbox's hosts that the user, or his browser, has taken back.
import type { ReactNode } from 'react';
import { institutionById, originsOf } from '../../lib/institutions/index.ts';
import { askForHosts } from '../../lib/settings/host-permission.ts';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';

export function AllowButton({ institutionId, name }: { readonly institutionId: string; readonly name: string }): ReactNode {
  const { t } = useText();
  const say = useSay();
  const institution = institutionById(institutionId);
  if (institution === null) return null;
  const allow = async () => {
    // The browser asks only at once after the click: nothing may be waited for before.
    const given = await askForHosts(originsOf(institution)).catch(() => false);
    say(t(given ? 'mailbox.allowed' : 'mailbox.notAllowed', name));
  };
  return (
    <button aria-label={t('mailbox.allowNamed', name)} onClick={() => void allow()} type="button">
      {t('mailbox.allow')}
    </button>
  );
}
