// Filling the code of a log-in or an identity check: ask, put in, watch the answer, at most one more try.
import { isProblem } from '../messaging/sender.ts';
import type { InputOf, PageCode, Problem, Purpose } from '../messaging/contract.ts';
import { clearField } from '../page/clear.ts';
import { confirmButtonOf, pressConfirm } from '../page/confirm.ts';
import type { Field, PageFacts } from '../page/field.ts';
import { fillField, type FillRefusal } from '../page/fill.ts';
import { isFillable } from '../page/fillable.ts';
import { lookAtPage } from '../page/look.ts';
import { tickTrust } from '../page/trust.ts';
import { makeAgain } from './again.ts';
import type { Visit } from './context.ts';
import { type Filled, watchFilled } from './filled.ts';
import { makeHiddenLooks } from './hidden-looks.ts';
import { cardOf, fateOf, isLasting } from './no-code.ts';
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

/** A panel that is gone this long after a fill, without an error, was left because the code was good. */
const goneForMs = 400;

/** The list of methods is drawn anew after an unbinding; longer than this it is not waited for. */
const unbindShownMs = 10_000;

/** A long wait comes of a clock that was wrong; by then the right time may be known. */
const longestWaitMs = 60_000;

type Code = Exclude<PageCode, Problem>;
type Seen = { readonly field: Field; readonly facts: PageFacts };

export function makeFillFlow(visit: Visit, purposeOf: (field: Field) => Purpose): FillFlow {
  const wait = makeWait();
  const again = makeAgain(() => visit.lookSoon());
  const looks = makeHiddenLooks(visit.lookSoon);
  let step: 'idle' | 'asking' | 'filled' | 'stopped' = 'idle';
  let latest: Seen | null = null;
  let filled: Filled | null = null;
  let judged = visit.choices.awaiting?.purpose === 'bind' ? null : visit.choices.awaiting;
  /** The document has been seen without a box before. */
  let cameLater = false;
  /** What the card has said in this step already. */
  let said: string | null = null;
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
    if (step !== 'idle' || wait.waiting || again.resting || !isReady(field)) return;
    // No code is asked for, and so used up, while the box could not take it: it may still be coming into sight.
    if (!isFillable(field).ok) return looks.next();
    looks.reset();
    step = 'asking';
    // The same step again in a new document: the code that went into the last one was not taken. A check that the user has called for anew says nothing.
    const before = judged;
    judged = null;
    if (before !== null && (!cameLater || purposeOf(field) === 'login'))
      await visit.ask('visit:outcome', { entryId: before.entryId, purpose: purposeOf(field), outcome: 'refused' });
    const answer = await visit.askCode();
    // The user asked for one himself meanwhile.
    if (isFilled()) return isProblem(answer) ? undefined : nowhere(answer, field);
    if (isProblem(answer)) return explain(answer, field);
    if (latest === null) {
      step = 'idle';
      return nowhere(answer, field);
    }
    const box = boxNow(latest);
    const refusal = put(answer, box.field, box.facts);
    if (refusal !== null && refusal !== 'not kept') await nowhere(answer, field);
  }

  function isFilled(): boolean {
    return step === 'filled';
  }

  /** The box as it stands there now: it may have been drawn anew while the code was on its way. */
  function boxNow(before: Seen): Seen {
    if (before.field.inputs.every(({ isConnected }) => isConnected)) return before;
    const facts = lookAtPage(visit.document, { host: visit.document.location.host });
    const field = facts.fields.find(({ action }) => action === 'fill');
    return field !== undefined && purposeOf(field) === purposeOf(before.field) ? { field, facts } : before;
  }

  /** Whatever the page shows next says nothing of this code. */
  async function nowhere({ entryId }: Code, field: Field): Promise<void> {
    await visit.ask('visit:outcome', { entryId, purpose: purposeOf(field), outcome: 'unknown' });
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

  /** Null: it went in, and is watched from now on. */
  function put(code: Code, field: Field, facts: PageFacts): FillRefusal | null {
    const result = fillField(field, code.code);
    if (!result.ok) {
      step = isLasting(result.reason) ? 'stopped' : 'idle';
      if (step === 'idle') again.failed(true);
      return result.reason;
    }
    again.reset();
    said = null;
    visit.card.hide();
    const purpose = purposeOf(field);
    if (code.tickTrust && purpose === 'login' && facts.trust !== null && tickTrust(facts.trust) !== false)
      void visit.ask('visit:trusted', undefined);
    filled?.stop();
    filled = watchFilled(visit, { entryId: code.entryId, purpose, field, code: code.code }, facts);
    step = 'filled';
    tellTop(filled, 'filled');
    // What becomes of it may be shown by another document, which has not seen what the code was for.
    if (purpose === 'unbind') void visit.ask('visit:outcome', { entryId: code.entryId, purpose, outcome: 'filled' });
    const button = code.confirm && !byHand && purpose !== 'unbind' ? confirmButtonOf(field) : null;
    if (button !== null) pressConfirm(field, button);
    return null;
  }

  async function judge(): Promise<void> {
    if (filled === null) return;
    if (filled.outcome() !== 'refused') return replace(filled);
    const { entryId, purpose, code } = filled;
    tellTop(filled, 'judged');
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
    cameLater = true;
    if (filled === null) return step === 'asking' ? undefined : reset();
    const now = performance.now();
    filled.goneAt ??= now;
    if (filled.outcome() === 'refused') return judge();
    if (now - filled.goneAt < goneForMs) return visit.lookSoon(goneForMs);
    // A log-in is judged by the signed-in page that follows; only an unbound method is seen here, in the list that shows it again.
    const isHere = visit.tellTop === null || visit.provider.otpBound(visit.document) !== null;
    const isListed = filled.purpose !== 'unbind' || !isHere || visit.provider.otpBound(visit.document) === false;
    if (!isListed && now - filled.goneAt < unbindShownMs) return visit.lookSoon(500);
    return passed();
  }

  async function passed(): Promise<void> {
    latest = null;
    if (step === 'asking') return;
    const before = filled;
    reset();
    if (before !== null) tellTop(before, 'gone');
    if (before?.purpose !== 'unbind' || visit.provider.otpBound(visit.document) !== false) return;
    await visit.ask('visit:outcome', { entryId: before.entryId, purpose: 'unbind', outcome: 'accepted' });
  }

  /** A log-in needs none of it: the page that follows tells. */
  function tellTop({ entryId, purpose }: Filled, state: InputOf<'visit:inFrame'>['state']): void {
    if (purpose !== 'login') void visit.tellTop?.({ entryId, purpose, state });
  }

  function reset(): void {
    wait.stop();
    again.reset();
    filled?.stop();
    filled = null;
    looks.reset();
    said = null;
    byHand = false;
    step = 'idle';
  }

  async function explain(problem: Problem, field: Field): Promise<void> {
    const fate = fateOf(problem);
    // A code that stands in its box is watched on, whatever became of the wish for another.
    if (filled === null) step = fate === 'final' ? 'stopped' : 'idle';
    if (fate === 'wait') waitFor(problem.waitMs ?? 0);
    else if (fate !== 'final') again.failed(fate === 'passing');
    const wish = cardOf(problem, field, visit.choices.mode);
    if (wish === null || (fate !== 'wait' && wish.kind === said)) return;
    said = wish.kind;
    await showCard(wish);
  }

  function waitFor(ms: number): void {
    wait.until(Math.min(ms + 20, longestWaitMs), () => {
      visit.card.hide();
      visit.lookSoon();
    });
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
      if (!isProblem(code)) return put(code, field, facts) === null ? true : { problem: 'no-field' };
      said = null;
      await explain(code, field);
      return code;
    },
  };
}
