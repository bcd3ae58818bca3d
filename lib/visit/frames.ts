// What the top document does for its frames: a frame that is taken out of the page can tell no more what became of a code in it.
import { isProblem } from '../messaging/sender.ts';
import type { ToPage } from '../messaging/contract.ts';
import { lookAtPage } from '../page/look.ts';
import { type BindAnswer, watchAnswer } from './bind-answer.ts';
import type { Visit } from './context.ts';
import { tellBound } from './tell-bound.ts';
import { makeWait } from './wait.ts';

export interface Frames {
  /** The card that has just been drawn ends with this frame; 0: with none. */
  drawn(frameId: number): void;
  /** What a frame tells of a code in its box. */
  hear(told: ToPage['page:inFrame']): Promise<void>;
  stop(): void;
}

/** Between two looks at whether the frames are still there. */
const lookMs = 250;
/** How long the answer may take to show in the list, once the box has gone. */
const shownWithinMs = { bind: 3_000, unbind: 10_000, verify: 0, login: 0 };

interface Open {
  readonly frameId: number;
  readonly entryId: string;
  readonly purpose: ToPage['page:inFrame']['purpose'];
  readonly answer: BindAnswer;
  goneAt: number | null;
}

/** @param over called when a frame's step has come to its end */
export function makeFrames(visit: Visit, over: () => void): Frames {
  const { document } = visit;
  const wait = makeWait();
  /** When the document of a frame began, which tells it from the next one there; null: not asked yet. */
  const since = new Map<number, number>();
  let inside: readonly Inside[] = [];
  let doubt = false;
  let cardOf = 0;
  let open: Open | null = null;

  function watch(): void {
    inside = framesIn(document);
    doubt = true;
    wait.until(lookMs, () => void look());
  }

  async function look(): Promise<void> {
    if (cardOf === 0 && open === null) return;
    if (doubt || !inside.every(isThere)) {
      inside = framesIn(document);
      doubt = false;
      if (cardOf !== 0 && (await hasGone(cardOf))) hideCard();
      if (open?.goneAt === null && (await hasGone(open.frameId))) open.goneAt = performance.now();
    }
    if (open !== null && open.goneAt !== null) await judge(open, performance.now() - open.goneAt);
    if (cardOf !== 0 || open !== null) wait.until(lookMs, () => void look());
  }

  async function hasGone(frameId: number): Promise<boolean> {
    const answer = await visit.ask('visit:frame', { frameId });
    if (isProblem(answer) || answer.since === null) return true;
    const first = since.get(frameId) ?? answer.since;
    since.set(frameId, first);
    return answer.since !== first;
  }

  function hideCard(): void {
    cardOf = 0;
    visit.card.hide();
  }

  async function judge({ entryId, purpose, answer }: Open, goneForMs: number): Promise<void> {
    const accepted = purpose === 'bind' ? answer.accepted() : purpose === 'unbind' && visit.provider.otpBound(document) === false;
    if (!accepted && goneForMs < shownWithinMs[purpose]) return;
    end();
    if (purpose === 'bind') return tellBound(visit, entryId, accepted);
    if (accepted || purpose !== 'unbind')
      await visit.ask('visit:outcome', { entryId, purpose, outcome: accepted ? 'accepted' : 'unknown' });
  }

  function end(): void {
    open?.answer.stop();
    open = null;
    over();
  }

  return {
    drawn(frameId) {
      cardOf = frameId;
      if (frameId !== 0) watch();
    },
    async hear({ frameId, entryId, purpose, state }) {
      const isSame = open !== null && open.frameId === frameId && open.entryId === entryId && open.purpose === purpose;
      if (!isSame) open?.answer.stop();
      if (state === 'judged') return isSame ? end() : undefined;
      if (open === null || !isSame) {
        const before = lookAtPage(document, { host: document.location.host });
        open = { frameId, entryId, purpose, answer: watchAnswer(visit, before, null), goneAt: null };
      }
      if (state === 'pressed') open.answer.pressedForHim();
      if (state === 'filled') open.answer.notPressed();
      if (state === 'gone') open.goneAt ??= performance.now();
      else open.goneAt = null;
      watch();
    },
    stop() {
      wait.stop();
      open?.answer.stop();
      open = null;
      cardOf = 0;
    },
  };
}

interface Inside {
  readonly frame: HTMLIFrameElement;
  readonly document: Document;
}

/** All frames whose origin lets us look, with what they show; frames in frames included. */
function framesIn(document: Document): Inside[] {
  return [...document.querySelectorAll('iframe')].flatMap((frame) => {
    const inner = frame.contentDocument;
    return inner === null ? [] : [{ frame, document: inner }, ...framesIn(inner)];
  });
}

function isThere({ frame, document }: Inside): boolean {
  return frame.isConnected && frame.contentDocument === document;
}
