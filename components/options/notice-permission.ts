// Whether the browser lets us show notices, followed while the page is open.
import { useEffect, useState } from 'react';
import { askToNotify, mayNotify, watchPermissions } from '../../lib/settings/notice-permission.ts';

export interface NoticePermission {
  /** Null: not known yet. */
  readonly allowed: boolean | null;
  /** The user was asked on this page and said no. */
  readonly refused: boolean;
  /** Asks the user; has to be called by his click itself. Never rejects: a browser that does not ask has refused. */
  readonly ask: () => Promise<boolean>;
}

export function useNoticePermission(): NoticePermission {
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const look = () => void mayNotify().then(setAllowed, () => setAllowed(null));
    look();
    return watchPermissions(look);
  }, []);
  const ask = async () => {
    const given = await askToNotify().catch(() => false);
    setAllowed(given);
    setRefused(!given);
    return given;
  };
  return { allowed, refused: refused && allowed === false, ask };
}
