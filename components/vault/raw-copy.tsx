// Saves the sealed bytes of the vault as a file, just as they lie in the store, for a later repair.
import { useState, type ReactNode } from 'react';
import type { ProblemCode } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { camel } from '../controls/camel.ts';
import { Notice } from '../controls/notice.tsx';
import { saveFile } from '../controls/save-file.ts';
import { useSay } from '../controls/say.tsx';
import { useText } from '../controls/translate.tsx';

export function RawCopy(): ReactNode {
  const { t } = useText();
  const say = useSay();
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const save = async () => {
    const answer = await ask('vault:rawCopy', {});
    if (isProblem(answer)) return setProblem(answer.problem);
    saveFile(`mailkey-sealed-${new Date().toISOString().slice(0, 10)}.json`, answer.file);
    setProblem(null);
    return say(t('vault.rawSaved'));
  };
  return (
    <div className="stack">
      <div className="row">
        <button onClick={() => void save()} type="button">
          {t('vault.rawCopy')}
        </button>
      </div>
      <p className="muted">{t('vault.rawCopyHint')}</p>
      {problem !== null && <Notice tone="bad">{t(`problem.${camel(problem)}`)}</Notice>}
    </div>
  );
}
