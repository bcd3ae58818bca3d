// What the site made of a bind code: told by who pressed what, what the page says, and what its list shows. In doubt it is not known.
import { confirmButtonOf } from '../page/confirm.ts';
import type { Field, PageFacts } from '../page/field.ts';
import { lookAtPage } from '../page/look.ts';
import { outcomeOf } from '../page/outcome.ts';
import { troubleIn } from '../page/trouble-words.ts';
import type { Visit } from './context.ts';
import { type SaidAgain, watchWords } from './said-again.ts';
import { watchTrouble } from './watch-trouble.ts';

export interface BindAnswer {
  /** The confirm button was pressed for the user. */
  pressedForHim(): void;
  /** Another code stands in the box, or what was pressed counts no more. */
  notPressed(): void;
  /** The confirm button was pressed, and nothing has spoken against its having worked. */
  pressed(): boolean;
  /** Asked at every look while the dialog is open: has the site refused the code? */
  refused(): boolean;
  /** The page has said since the last press that the line, the server or the session failed: nobody has answered. */
  unanswered(): boolean;
  /** Asked once the box has gone: because the site took the code, or because somebody closed the dialog? */
  accepted(): boolean;
  /** The dialog stands in a frame without the list: when it has gone without a word, the top document sees more. */
  readonly isForTop: boolean;
  stop(): void;
}

/**
 * Watches from the moment a code went in. A press of the confirm button counts until the user presses anything else in the page, Escape, or until the
 * page says that the line, the server or the session failed: whatever closes the dialog then says nothing of the code.
 * @param before the look right before the fill
 * @param field the box as it stands in the page now (null: none); null: the box stands in a frame, which says what is pressed
 * @param tell hears whether the button counts as pressed, at every change
 */
export function watchAnswer(
  visit: Visit,
  before: PageFacts,
  field: (() => Field | null) | null,
  tell: (pressed: boolean) => void = () => undefined,
): BindAnswer {
  const { document, provider } = visit;
  // A re-binding shows "bound" before and after, and its identity check may have left words of success: neither proves anything then.
  const boundBefore = provider.otpBound(document);
  const isForTop = visit.tellTop !== null && boundBefore === null;
  const saidBefore = provider.saysBound(document);
  const troubleBefore = troubleIn(document);
  const refusedAgain = watchWords(document, before.errors);
  const ending = new AbortController();
  let button: HTMLElement | null = null;
  let pressed = false;
  let failed = false;
  let trouble: SaidAgain | null = null;

  function press(): void {
    setPressed(true);
    failed = false;
    trouble?.stop();
    trouble = watchTrouble(document);
  }

  function setPressed(now: boolean): void {
    if (now !== pressed) tell(now);
    pressed = now;
  }

  /** The user's own acts, seen on their way to the page. */
  function note(event: Event): void {
    const now = field?.() ?? null;
    if (!event.isTrusted || now === null || !now.inputs.some(({ isConnected }) => isConnected)) return;
    const path = event.composedPath();
    const inBox = now.inputs.some((input) => path.includes(input));
    if (event instanceof KeyboardEvent) {
      if (event.key === 'Escape') setPressed(false);
      if (event.key === 'Enter' && inBox) press();
      return;
    }
    // While the answer is under way the button may be out of use, and so not be found.
    button = confirmButtonOf(now) ?? button;
    if (button === null || !path.includes(button)) setPressed(pressed && inBox);
    else if (event.type === 'click') press();
  }
  for (const act of ['pointerdown', 'click', 'keydown'])
    document.addEventListener(act, note, { capture: true, passive: true, signal: ending.signal });

  function outcome(): ReturnType<typeof outcomeOf> {
    if (refusedAgain.seen()) return 'refused';
    return outcomeOf(before, document, look);
  }

  function look(): PageFacts {
    return lookAtPage(document, { host: document.location.host });
  }

  function noteTrouble(): void {
    if (!pressed || trouble?.seen() !== true) return;
    setPressed(false);
    failed = true;
  }

  function isSignedOut(): boolean {
    return ['login', 'expired'].includes(provider.kindOf(document, look()));
  }

  return {
    pressedForHim: press,
    notPressed: () => setPressed(false),
    pressed: () => pressed,
    refused() {
      if (outcome() === 'refused') return true;
      noteTrouble();
      return false;
    },
    unanswered: () => failed,
    accepted() {
      const bound = provider.otpBound(document);
      if (bound === true && boundBefore === false) return true;
      noteTrouble();
      if (!pressed) return false;
      if (!saidBefore && provider.saysBound(document)) return true;
      if (isForTop) return false;
      if (bound === false || isSignedOut() || troubleIn(document).some((text) => !troubleBefore.includes(text))) return false;
      return field === null ? outcome() !== 'refused' : outcome() === 'accepted';
    },
    isForTop,
    stop() {
      ending.abort();
      refusedAgain.stop();
      trouble?.stop();
    },
  };
}
