// One setting as component state: read, watched, written.
import { useCallback, useEffect, useState } from 'react';
import { useSay } from './say.tsx';
import { useText } from './translate.tsx';

interface Item<Value> {
  readonly fallback: Value;
  getValue(): Promise<Value>;
  setValue(value: Value): Promise<void>;
  watch(heard: (value: Value) => void): () => void;
}

/** The value (its default until read) and how to change it. A change that cannot be stored is taken back and said. */
export function useSetting<Value>(item: Item<Value>): [Value, (value: Value) => void] {
  const { t } = useText();
  const say = useSay();
  const [value, setValue] = useState(item.fallback);
  useEffect(() => {
    const stop = item.watch(setValue);
    item.getValue().then(setValue, () => setValue(item.fallback));
    return stop;
  }, [item]);
  const save = useCallback(
    (next: Value) => {
      const before = value;
      setValue(next);
      item.setValue(next).catch(() => {
        setValue(before);
        say(t('options.saveFailed'));
      });
    },
    [item, say, t, value],
  );
  return [value, save];
}
