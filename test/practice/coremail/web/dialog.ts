// Dialogs and toasts of the signed-in application.
import { el, page } from './page.ts';

export interface Dialog {
  /** Where its content goes. */
  readonly content: HTMLElement;
  close(): void;
}

/** A frame of the same origin that takes over what stands in the window. */
function frameWith(content: HTMLElement): HTMLIFrameElement {
  const frame = el('iframe', {
    class: 'dialog-frame',
    'data-practice': 'dialog-frame',
    src: `/coremail/common/dialog.jsp?names=${page.variant.classNames}`,
  });
  frame.addEventListener('load', () => frame.contentDocument?.body.append(content), { once: true });
  return frame;
}

/** Opens a dialog under the settings panel (or the body), with the class and the tag the variant asks for. */
export function openDialog(title: string, kind = ''): Dialog {
  const content = el('div', { class: 'u-dialog-content' });
  const home = document.querySelector('[data-practice=settings]') ?? document.body;
  const head = el('div', { class: 'u-dialog-title' }, title);
  if (page.variant.bindDialog === 'dialog element') {
    const dialog = el('dialog', { class: 'm-window', 'data-practice': 'dialog' }, head, content);
    home.append(dialog);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
    return { content, close: () => dialog.close() };
  }
  const mask = el('div', { class: 'u-mask' });
  const framed = page.variant.bindDialog === 'frame';
  const dialog = el(
    'div',
    { class: `u-dialog ${page.variant.bindDialog === 'u-dialog' ? '' : kind}`.trim(), 'data-practice': 'dialog' },
    head,
    framed ? frameWith(content) : content,
  );
  home.append(mask, dialog);
  return {
    content,
    close: () => {
      mask.remove();
      dialog.remove();
    },
  };
}

/** Shows words for two and a half seconds at the top. */
export function toast(words: string): void {
  const shown = el('div', { class: 'u-toast', role: 'status', 'data-practice': 'toast' }, words);
  document.body.append(shown);
  setTimeout(() => shown.remove(), 2500);
}
