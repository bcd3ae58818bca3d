// The settings page: one section after the other, with a table of contents.
import { useCallback, useEffect, type ReactNode } from 'react';
import type { VaultView } from '../../lib/messaging/contract.ts';
import { mailboxes } from '../../lib/settings/items.ts';
import { LanguageSelect, ThemeSelect } from '../controls/look-selects.tsx';
import { useSetting } from '../controls/setting.ts';
import { useText } from '../controls/translate.tsx';
import { useEntries } from '../entries/entry-list-state.ts';
import { MailboxPicker } from '../mailboxes/mailbox-picker.tsx';
import { RawCopy } from '../vault/raw-copy.tsx';
import { useVault } from '../vault/vault-state.ts';
import { About } from './about.tsx';
import { EntriesSection } from './entries-section.tsx';
import { FillingSection } from './filling-section.tsx';
import { HostsSection } from './hosts-section.tsx';
import { ProtectionSection } from './protection-section.tsx';
import { Section, sectionNames } from './section.tsx';
import { UnreadSection } from './unread-section.tsx';

export function Options(): ReactNode {
  const { t } = useText();
  const vault = useVault();
  const entries = useEntries();
  const [picked, setPicked] = useSetting(mailboxes);
  const { take } = vault;
  const { reload } = entries;
  const changed = useCallback((view: VaultView) => (take(view), void reload()), [reload, take]);
  useEffect(() => {
    document.title = t('options.title');
  }, [t]);
  return (
    <div className="wide">
      <header className="row">
        <img alt="" height="40" src="/icon/96.png" width="40" />
        <h1 className="grow">{t('options.title')}</h1>
      </header>
      <nav aria-label={t('options.sections')}>
        <ul>
          {sectionNames.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{t(`options.${name}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="stack">
        <Section name="mailboxes">
          <p className="muted">{t('options.mailboxesHint')}</p>
          <MailboxPicker onChange={setPicked} picked={picked} />
        </Section>
        <Section name="unread">
          <UnreadSection />
        </Section>
        <Section name="entries">
          <EntriesSection entries={entries} onVault={changed} vault={vault} />
        </Section>
        <Section name="filling">
          <FillingSection />
        </Section>
        <Section name="hosts">
          <HostsSection />
        </Section>
        <Section name="protection">
          <ProtectionSection onVault={changed} vault={vault} />
        </Section>
        <Section name="rawCopy">
          <RawCopy />
        </Section>
        <Section name="look">
          <div className="narrow stack">
            <LanguageSelect />
            <ThemeSelect />
          </div>
        </Section>
        <Section name="about">
          <About />
        </Section>
      </main>
    </div>
  );
}
