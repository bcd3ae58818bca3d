// Gives every component the texts of the chosen language and follows the setting while the page is open.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { language } from '../../lib/settings/items.ts';
import { loadTexts, type Texts } from './texts.ts';

const Current = createContext<Texts | null>(null);

/** The texts of the language in use. Throws outside `TextProvider`. */
export function useText(): Texts {
  const texts = useContext(Current);
  if (texts === null) throw new Error('useText needs a TextProvider');
  return texts;
}

/** Holds the texts; `first` is what the page starts with. */
export function TextProvider({ first, children }: { readonly first: Texts; readonly children: ReactNode }): ReactNode {
  const [texts, setTexts] = useState(first);
  useEffect(() => language.watch((next) => void loadTexts(next).then(setTexts)), []);
  useEffect(() => {
    document.documentElement.lang = texts.tag;
  }, [texts.tag]);
  return <Current value={texts}>{children}</Current>;
}
