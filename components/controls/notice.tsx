// A sentence that stays on the page: what happened and what to do. Its icon and words carry the meaning, the colour only helps.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../brand/icons.tsx';

type Tone = 'info' | 'good' | 'warn' | 'bad';
const icons: Record<Tone, IconName> = { info: 'info', good: 'check', warn: 'bad', bad: 'bad' };

export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div className="body">{children}</div>
    </div>
  );
}
