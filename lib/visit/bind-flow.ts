// Binding: the QR code in the dialog is read by itself, the user says yes, the first code goes in, the site's answer proves the entry.
import { qrFaults } from '../messaging/qr-faults.ts';
import { isProblem } from '../messaging/sender.ts';
import type { InputOf, Problem } from '../messaging/contract.ts';
import { clearField } from '../page/clear.ts';
import { confirmButtonOf, pressConfirm } from '../page/confirm.ts';
import type { PageFacts } from '../page/field.ts';
import { fillField } from '../page/fill.ts';
import type { BindPlace } from '../providers/provider.ts';
import { makeAgreed } from './agreed.ts';
import { type BindAnswer, watchAnswer } from './bind-answer.ts';
import type { Visit } from './context.ts';
import { pngOf, readQrIn } from './read-qr.ts';
import { watchRedrawn } from './redrawn.ts';
import { tellBound } from './tell-bound.ts';
import { makeWait } from './wait.ts';

export interface BindFlow {
  see(place: BindPlace, facts: PageFacts): Promise<void>;
  /** No bind dialog is on show any more. */
  gone(): Promise<void>;
  /** The background has kept the entry as pending. */
  go(): void;
}

/** A picture that cannot be read at once may still be loading or being drawn. */
const patienceMs = 1_500;
/** A dialog may close a moment before its success shows in the list. */
const closedForMs = 3_000;
/** A dialog whose QR code has gone for less than this is still open. */
const redrawnMs = 800;

interface Filled {
  readonly entryId: string;
  readonly code: string;
  readonly answer: BindAnswer;
  goneAt: number | null;
}

export function makeBindFlow(visit: Visit): BindFlow {
  const wait = makeWait();
  const agreed = makeAgreed(visit);
  const isRedrawn = watchRedrawn(visit.lookSoon);
  let latest: { readonly place: BindPlace; readonly facts: PageFacts } | null = null;
  let told = '';
  /** The picture that the second reader has been given; null: none. */
  let given: ImageData | null = null;
  let firstSeenAt = 0;
  let reading = false;
  let wanted = false;
  let goneAt: number | null = null;
  let tries = 0;
  /** After a line that failed, the user presses the button himself. */
  let byHand = false;
  let filled: Filled | null = null;
  /** Sent, but nobody answered; the next code is awaited. What became of it shows when the dialog goes. */
  let lost: Filled | null = null;

  async function see(place: BindPlace, facts: PageFacts): Promise<void> {
    if (latest === null) firstSeenAt = performance.now();
    latest = { place, facts };
    goneAt = null;
    if (filled !== null) filled.goneAt = null;
    // A code that has been sent is answered first: the site may have taken it before it drew another secret.
    const isAsked = filled === null ? wanted : !filled.answer.pressed();
    if (isAsked && (await agreed.isAnother(place.part))) return beginAnew(place);
    if (filled !== null) return judge();
    return wanted ? fill() : read(place);
  }

  /**
   * What was kept for the secret before stays pending: the site may have taken it, say from the user's phone. It is put away by itself when the
   * site accepts a later one of the same account.
   */
  function beginAnew(place: BindPlace): Promise<void> {
    const before = filled ?? lost;
    if (before !== null) void visit.tellTop?.({ entryId: before.entryId, purpose: 'bind', state: 'judged' });
    filled?.answer.stop();
    forgetLost();
    if (filled !== null && place.field !== null) clearField(place.field, filled.code);
    filled = null;
    wait.stop();
    wanted = false;
    given = null;
    told = '';
    return read(place);
  }

  async function read({ part, named }: BindPlace): Promise<void> {
    if (reading) return;
    reading = true;
    const { texts, unread } = await readQrIn(part, visit.ask).finally(() => (reading = false));
    if (texts.length === 0) return unread === null ? undefined : secondReader(unread, named);
    const all = texts.join('\n');
    if (all === told) return;
    told = all;
    given = null;
    const answer = await visit.ask('bind:found', { texts: [...texts] });
    if (!isProblem(answer) || !named) return;
    // The codes beside the right one are often there first.
    if (performance.now() - firstSeenAt < patienceMs) {
      told = '';
      return visit.lookSoon(200);
    }
    await showCard({ kind: 'bind-problem', problem: asCardProblem(answer) });
  }

  async function secondReader(unread: ImageData, named: boolean): Promise<void> {
    if (performance.now() - firstSeenAt < patienceMs) return visit.lookSoon(200);
    if (!named || (given !== null && !isRedrawn(given, unread))) return;
    given = unread;
    told = '';
    const answer = await visit.ask('bind:pixels', { png: pngOf(unread) });
    if (isProblem(answer)) await showCard({ kind: 'bind-problem', problem: 'no-qr' });
  }

  async function fill(): Promise<void> {
    const field = latest?.place.field ?? null;
    if (field === null || wait.waiting) return;
    wanted = false;
    const code = await visit.ask('bind:code', { bound: visit.provider.otpBound(visit.document) });
    if (isProblem(code)) return waitFor(code);
    const now = latest;
    if (now?.place.field == null) return;
    for (const input of now.place.field.inputs) if (input.value !== '') return;
    if (!fillField(now.place.field, code.code).ok) return showCard({ kind: 'bind-problem', problem: 'no-field' });
    forgetLost();
    const { entryId } = code;
    const tell = (state: 'filled' | 'pressed') => visit.tellTop?.({ entryId, purpose: 'bind', state });
    const answer = watchAnswer(
      visit,
      now.facts,
      () => latest?.place.field ?? null,
      (pressed) => void tell(pressed ? 'pressed' : 'filled'),
    );
    filled = { entryId, code: code.code, answer, goneAt: null };
    await tell('filled');
    const confirmed = code.confirm && !byHand;
    await showCard({ kind: 'bind-filled', confirmed });
    const button = confirmed ? confirmButtonOf(now.place.field) : null;
    if (button !== null && pressConfirm(now.place.field, button)) answer.pressedForHim();
  }

  async function waitFor({ problem, waitMs }: Problem): Promise<void> {
    if (problem === 'locked') return showCard({ kind: 'locked' });
    if (problem !== 'wait' || waitMs === undefined) return showCard({ kind: 'bind-problem', problem: 'unexpected' });
    wanted = true;
    wait.until(waitMs + 20, () => visit.lookSoon());
    if (waitMs > 1_000) await showCard({ kind: 'bind-waiting', waitMs });
  }

  async function judge(): Promise<void> {
    if (filled === null) return;
    if (!filled.answer.refused()) return replace(filled);
    const { entryId, code } = filled;
    filled.answer.stop();
    filled = null;
    tries += 1;
    await visit.tellTop?.({ entryId, purpose: 'bind', state: 'judged' });
    await visit.ask('visit:outcome', { entryId, purpose: 'bind', outcome: 'refused' });
    if (tries >= 2) return showCard({ kind: 'bind-refused' });
    if (latest?.place.field != null) clearField(latest.place.field, code);
    wanted = true;
    visit.lookSoon();
  }

  /** A page that empties its box because the line failed gets the next code: whether the server has seen this one, nobody knows. */
  function replace(sent: Filled): void {
    if (!sent.answer.unanswered() || latest?.place.field?.inputs.every(({ value }) => value === '') !== true) return;
    lost = sent;
    filled = null;
    byHand = true;
    wanted = true;
    visit.lookSoon();
  }

  function forgetLost(): void {
    lost?.answer.stop();
    lost = null;
  }

  async function gone(): Promise<void> {
    const now = performance.now();
    filled ??= lost;
    lost = null;
    if (latest !== null && filled === null) {
      // While its QR code is drawn anew, a dialog may show none for a moment.
      goneAt ??= now;
      if (now - goneAt < redrawnMs) return visit.lookSoon(200);
      visit.card.hide();
    }
    latest = null;
    told = '';
    given = null;
    wanted = wanted && wait.waiting;
    byHand = byHand && wanted;
    if (filled === null) return;
    filled.goneAt ??= now;
    const accepted = filled.answer.accepted();
    const { entryId, answer } = filled;
    const isForTop = !accepted && answer.isForTop;
    if (!accepted && now - filled.goneAt < (isForTop ? redrawnMs : closedForMs)) return visit.lookSoon(200);
    answer.stop();
    filled = null;
    tries = 0;
    await visit.tellTop?.({ entryId, purpose: 'bind', state: isForTop ? 'gone' : 'judged' });
    if (isForTop) return;
    await tellBound(visit, entryId, accepted);
  }

  async function showCard(wish: InputOf<'card:show'>): Promise<void> {
    const shown = await visit.ask('card:show', wish);
    if (!isProblem(shown)) visit.card.show();
  }

  return {
    see,
    gone,
    go() {
      visit.card.hide();
      agreed.to(told.split('\n'), given);
      wanted = true;
      tries = 0;
      byHand = false;
      visit.lookSoon();
    },
  };
}

function asCardProblem({ problem }: Problem): (typeof qrFaults)[number] {
  return qrFaults.find((fault) => fault === problem) ?? 'no-qr';
}
