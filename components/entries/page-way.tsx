// Adding from the page under the popup: one press, one look at what it shows.
import { useState, type ReactNode } from 'react';
import type { ProblemCode } from '../../lib/messaging/contract.ts';
import { Icon } from '../brand/icons.tsx';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { useText } from '../controls/translate.tsx';
import { readScreenshot } from './read-images.ts';

interface Props {
  readonly onTexts: (texts: readonly string[]) => void;
}

export function PageWay({ onTexts }: Props): ReactNode {
  const { t } = useText();
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  async function read(): Promise<void> {
    setReading(true);
    setProblem(null);
    const picture = await ask('tab:picture', undefined);
    const texts = isProblem(picture) ? [] : await readScreenshot(picture.png);
    setReading(false);
    if (texts.length > 0) onTexts(texts);
    else setProblem(isProblem(picture) ? picture.problem : 'no-qr');
  }
  return (
    <>
      <button aria-disabled={reading} onClick={() => !reading && void read()} type="button">
        <Icon name="picture" />
        <span aria-live="polite">{t(reading ? 'add.reading' : 'add.pageRead')}</span>
      </button>
      {problem !== null && <Notice tone="bad">{t(`problem.${camel(problem)}`)}</Notice>}
    </>
  );
}
