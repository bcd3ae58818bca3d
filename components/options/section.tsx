// One section of the settings, with its heading as its name and its anchor.
import type { ReactNode } from 'react';
import { useText } from '../controls/translate.tsx';

/** In the order of the page. */
export const sectionNames = [
  'mailboxes',
  'unread',
  'entries',
  'filling',
  'hosts',
  'protection',
  'rawCopy',
  'look',
  'about',
] as const;
export type SectionName = (typeof sectionNames)[number];

export function Section({ name, children }: { readonly name: SectionName; readonly children: ReactNode }): ReactNode {
  const { t } = useText();
  return (
    <section aria-labelledby={`${name}-heading`} className="panel stack" id={name}>
      <h2 id={`${name}-heading`}>{t(`options.${name}`)}</h2>
      {children}
    </section>
  );
}
