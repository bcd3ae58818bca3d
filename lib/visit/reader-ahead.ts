// Loads the QR reader when the user presses something that leads to a bind dialog, so that it is there when the dialog is.
import { caption } from '../page/controls.ts';
import { isElement } from '../page/native.ts';
import { readerReady } from './read-qr.ts';
import type { Ask } from './send.ts';

/** What is written on the way to a bind dialog, on its buttons and on the pages before it. */
const words = /绑|二次|安全设置|第三方|otp|令牌|验证器|认证器|bind|two.?(?:factor|step)|2fa|mfa|authenticator/i;
/** A button, a link or a line of a menu says no more. */
const mostLetters = 24;

/** Listens to the user's own presses until the reader is there or `signal` ends it. */
export function loadReaderAhead(document: Document, ask: Ask, signal: AbortSignal): void {
  const enough = new AbortController();
  document.addEventListener(
    'pointerdown',
    (event) => {
      const [target] = event.composedPath() as Node[];
      if (!event.isTrusted || !isElement(target)) return;
      const text = caption(target);
      if (text.length > mostLetters || !words.test(text)) return;
      enough.abort();
      void readerReady(ask);
    },
    { capture: true, passive: true, signal: AbortSignal.any([signal, enough.signal]) },
  );
}
