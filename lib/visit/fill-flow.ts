// Filling the code of a log-in or an identity check: ask, put in, watch the answer, at most one more try.
import { isProblem } from '../messaging/sender.ts';
import type { InputOf, PageCode, Problem, Purpose } from '../messaging/contract.ts';
import { clearField } from '../page/clear.ts';
import { confirmButtonOf, pressConfirm } from '../page/confirm.ts';
import type { Field, PageFacts } from '../page/field.ts';
import { fillField } from '../page/fill.ts';
import { isFillable } from '../page/fillable.ts';
import { tickTrust } from '../page/trust.ts';
import type { Visit } from './context.ts';
import { type Filled, watchFilled } from './filled.ts';
import { makeWait } from './wait.ts';

export interface FillFlow {
  /** A field that takes a code is on show. */
  see(field: Field, facts: PageFacts): Promise<void>;
  /** None is on show any more. */
  gone(): Promise<void>;
  /** Another step stands there now, without a pause in between: what was filled is settled. */
  passed(): Promise<void>;
  /** A code that came because the user asked for it. True when it went in. */
  take(code: PageCode, field: Field, facts: PageFacts): Promise<true | Problem>;
}

/** Longest wait for a next code that is worth showing; HOTP and odd periods come at once or not at all. */
const maxWaitMs = 301_000;
/** A panel that is gone this long after a fill, without an error, was left because the code was good. */
const goneForMs = 400;

/** The list of methods is drawn anew after an unbinding; longer than this it is not waited for. */
const unbindShownMs = 10_000;

/** A box that slides or fades in is looked at again this often. */
const hiddenLookMs = 250;
const maxHiddenLooks = 20;

export function makeFillFlow(visit: Visit, purposeOf: (field: Field) => Purpose): FillFlow {
  const wait = makeWait();
  let step: 'idle' | 'asking' | 'filled' | 'stopped' = 'idle';
  let latest: { readonly field: Field; readonly facts: PageFacts } | null = null;
  let filled: Filled | null = null;
  let judged = visit.choices.awaiting;
  let hiddenLooks = 0;
  /** After a line that failed, the user presses the button himself. */
  let byHand = false;

  async function see(field: Field, facts: PageFacts): Promise<void> {
    if (filled !== null && isAnother(field, filled)) await passed();
    latest = { field, facts };
    if (filled !== null) filled.goneAt = null;
    if (step === 'filled') {
      // Whoever signs in with a code he typed himself says nothing of ours.
      if (filled?.typedOver(field) === true) {
        const { entryId, purpose } = filled;
        await visit.ask('visit:outcome', { entryId, purpose, outcome: 'unknown' });
      }
      return judge();
    }
    if (step !== 'idle' || wait.waiting || !isReady(field)) return;
    // No code is asked for, and so used up, while the box could not take it: it may still be coming into sight.
    if (!isFillable(field).ok) {
      hiddenLooks += 1;
      return hiddenLooks <= maxHiddenLooks ? visit.lookSoon(hiddenLookMs) : undefined;
    }
    step = 'asking';
    // The same step again in a new document: the code that went into the last one was not taken.
    if (judged !== null) {
      const entryId = judged;
      judged = null;
      await visit.ask('visit:outcome', { entryId, purpose: purposeOf(field), outcome: 'refused' });
    }
    const answer = await visit.ask('otp:codeForPage', undefined);
    if (isProblem(answer)) return explain(answer, field);
    if (latest === null) {
      step = 'idle';
      return;
    }
    put(answer, latest.field, latest.facts);
  }

  /** A box for something else in place of the filled one; drawn anew for the same thing, it is still the same step. */
  function isAnother(field: Field, before: Filled): boolean {
    return (
      !before.field.inputs.some(({ isConnected }) => isConnected) &&
      purposeOf(field) !== before.purpose &&
      before.outcome() !== 'refused'
    );
  }

  function isReady(field: Field): boolean {
    return visit.acted() && visit.document.visibilityState === 'visible' && field.inputs.every(({ value }) => value === '');
  }

  function put(code: Exclude<PageCode, Problem>, field: Field, facts: PageFacts): true | Problem {
    const result = fillField(field, code.code);
    if (!result.ok) {
      step = 'stopped';
      return { problem: 'no-field' };
    }
    visit.card.hide();
    const purpose = purposeOf(field);
    if (code.tickTrust && purpose === 'login' && facts.trust !== null && tickTrust(facts.trust) !== false)
      void visit.ask('visit:trusted', undefined);
    filled?.stop();
    filled = watchFilled(visit, { entryId: code.entryId, purpose, field, code: code.code }, facts);
    step = 'filled';
    const button = code.confirm && !byHand && purpose !== 'unbind' ? confirmButtonOf(field) : null;
    if (button !== null) pressConfirm(field, button);
    return true;
  }

  async function judge(): Promise<void> {
    if (filled === null) return;
    if (filled.outcome() !== 'refused') return replace(filled);
    const { entryId, purpose, code } = filled;
    filled.stop();
    filled = null;
    step = 'idle';
    await visit.ask('visit:outcome', { entryId, purpose, outcome: 'refused' });
    // A box that still holds our refused code is emptied, so that the next one can go in.
    if (latest !== null) clearField(latest.field, code);
    visit.lookSoon();
  }

  /** A page that empties its box because the line failed gets the next code: whether the server has seen this one, nobody knows. */
  function replace({ lineFailed }: Filled): void {
    if (latest?.field.inputs.every(({ value }) => value === '') !== true || !lineFailed()) return;
    filled?.stop();
    filled = null;
    step = 'idle';
    byHand = true;
    visit.lookSoon();
  }

  async function gone(): Promise<void> {
    latest = null;
    if (filled === null) {
      if (step !== 'asking') reset();
      return;
    }
    const now = performance.now();
    filled.goneAt ??= now;
    if (filled.outcome() === 'refused') return judge();
    if (now - filled.goneAt < goneForMs) return visit.lookSoon(goneForMs);
    // A log-in is judged by the signed-in page that follows; only an unbound method is seen here, in the list that shows it again.
    const listed = filled.purpose !== 'unbind' || visit.provider.otpBound(visit.document) !== null;
    if (!listed && now - filled.goneAt < unbindShownMs) return visit.lookSoon(500);
    return passed();
  }

  async function passed(): Promise<void> {
    latest = null;
    if (step === 'asking') return;
    const before = filled;
    reset();
    if (before?.purpose !== 'unbind' || visit.provider.otpBound(visit.document) !== false) return;
    await visit.ask('visit:outcome', { entryId: before.entryId, purpose: 'unbind', outcome: 'accepted' });
  }

  function reset(): void {
    wait.stop();
    filled?.stop();
    filled = null;
    byHand = false;
    step = 'idle';
  }

  async function explain({ problem, waitMs }: Problem, field: Field): Promise<void> {
    step = 'stopped';
    if (problem === 'wait' && waitMs !== undefined && waitMs <= maxWaitMs) {
      step = 'idle';
      wait.until(waitMs + 20, () => {
        visit.card.hide();
        visit.lookSoon();
      });
      return waitMs > 1_000 ? showCard({ kind: 'fill-waiting', waitMs }) : undefined;
    }
    if (problem === 'locked') return showCard({ kind: 'locked' });
    if (problem === 'refused-twice') return showCard({ kind: 'fill-refused' });
    if (problem === 'several-entries') return showCard({ kind: 'fill-offer' });
    if (problem === 'no-entry' && field.kind === 'totp') return showCard({ kind: 'no-entry' });
    if (problem === 'turned-off' && visit.choices.mode === 'click') return showCard({ kind: 'fill-offer' });
  }

  async function showCard(wish: InputOf<'card:show'>): Promise<void> {
    const shown = await visit.ask('card:show', wish);
    if (!isProblem(shown)) visit.card.show();
  }

  return {
    see,
    gone,
    passed,
    async take(code, field, facts) {
      latest = { field, facts };
      if (!isProblem(code)) return put(code, field, facts);
      await explain(code, field);
      return code;
    },
  };
}
