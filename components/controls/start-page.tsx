// Starts one page of the extension: settings first, so that nothing flashes in the wrong language or look, then the view.
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { language, theme, type Theme } from '../../lib/settings/items.ts';
import { keepFocus } from './keep-focus.ts';
import { SayProvider } from './say.tsx';
import { loadTexts, textsOfBrowser } from './texts.ts';
import { TextProvider } from './translate.tsx';

function wear(look: Theme): void {
  if (look === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = look;
}

/** Draws `view` into `#root`. Settings that cannot be read count as their defaults, so that a broken store still shows a page. */
export async function startPage(view: ReactNode): Promise<void> {
  const [look, texts] = await Promise.all([
    theme.getValue().catch((): Theme => 'system'),
    language.getValue().then(loadTexts).catch(textsOfBrowser),
  ]);
  wear(look);
  theme.watch(wear);
  document.documentElement.lang = texts.tag;
  keepFocus(document);
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <TextProvider first={texts}>
      <SayProvider>{view}</SayProvider>
    </TextProvider>,
  );
}
