// What the user decided on single sites, each with the way to forget it.
import type { ReactNode } from 'react';
import { hostChoices } from '../../lib/settings/items.ts';
import { isolated } from '../controls/name.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';

export function HostsSection(): ReactNode {
  const { t } = useText();
  const [choices, setChoices] = useSetting(hostChoices);
  const hosts = Object.entries(choices);
  const forget = (host: string) => setChoices(Object.fromEntries(hosts.filter(([other]) => other !== host)));
  if (hosts.length === 0) return <p className="muted">{t('options.hostsNone')}</p>;
  return (
    <ul className="stack">
      {hosts.map(([host, choice]) => (
        <li className="row" key={host}>
          <div className="grow">
            <bdi className="name">{host}</bdi>
            <span className="muted">
              {[choice.off && t('options.hostOff'), choice.box !== null && t('options.hostBox')].filter(Boolean).join(' · ')}
            </span>
          </div>
          <button aria-label={t('options.hostForget', isolated(host))} onClick={() => forget(host)} type="button">
            {t('do.delete')}
          </button>
        </li>
      ))}
    </ul>
  );
}
