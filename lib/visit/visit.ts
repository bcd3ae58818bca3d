// One visit: looks at the page when it changes and hands what is on show to the flow it belongs to.
import { takesCodes } from '../institutions/index.ts';
import { hearBackground, isProblem } from '../messaging/sender.ts';
import type { ToPage } from '../messaging/contract.ts';
import { findBox } from '../page/box-path.ts';
import type { Field, PageFacts } from '../page/field.ts';
import { lookAtPage } from '../page/look.ts';
import { watchPage } from '../page/watch.ts';
import { providerOf } from '../providers/index.ts';
import type { PageKind } from '../providers/provider.ts';
import { unreadPageOf } from '../providers/unread-pages.ts';
import { watchAccount } from './account.ts';
import { hasActed } from './acted.ts';
import { makeBindFlow } from './bind-flow.ts';
import { makeCardHost } from './card-host.ts';
import type { Visit } from './context.ts';
import { makeCutShort } from './cut-short.ts';
import { makeUnbound } from './unbound.ts';
import { makeFarCard } from './far-card.ts';
import { makeFillFlow } from './fill-flow.ts';
import { makeFrames } from './frames.ts';
import { noteListening } from './listening.ts';
import { makeMethodFlow } from './method-flow.ts';
import { makePageState, type PageName } from './page-state.ts';
import { pointAtBox } from './point-at-box.ts';
import { loadReaderAhead } from './reader-ahead.ts';
import { rehearseAtFirstAct } from './rehearsal.ts';
import { makeAsk, Orphaned } from './send.ts';
import { unreadSaidBy, watchUnread } from './unread.ts';

/** Begins a visit in this document and returns how to end it. Ends by itself when the extension has gone. */
export async function startVisit(window: Window): Promise<() => void> {
  const { document } = window;
  const ending = new AbortController();
  const ask = makeAsk(() => ending.abort());
  const choices = await ask('visit:start', undefined);
  if (isProblem(choices)) return () => ending.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isTop = window.top === window;
  const pageState = makePageState(ask);
  const visit: Visit = {
    document,
    window,
    provider: providerOf(document, choices.institutionId),
    choices,
    ask: pageState.ask,
    askCode: pageState.askCode,
    card: isTop ? makeCardHost(document) : makeFarCard(ask),
    tellTop: isTop ? null : (state) => ask('visit:inFrame', state),
    takesCodes: takesCodes(document.location.origin),
    lookSoon(afterMs = 0) {
      clearTimeout(timer);
      timer = setTimeout(look, afterMs);
    },
    acted: () => choices.acted || hasActed(window),
  };
  const unreadPage = isTop ? unreadPageOf(visit.provider.id) : null;
  const fill = makeFillFlow(visit, (field) => visit.provider.purposeOf(field));
  const bind = makeBindFlow(visit);
  const cutShort = makeCutShort(visit);
  const unbound = makeUnbound(visit);
  const method = makeMethodFlow(visit);
  const frames = makeFrames(visit, () => {
    pageState.forget();
    visit.lookSoon();
  });
  let running = false;
  let again = false;

  /** One look after the other; a change during a look leads to one more. */
  async function look(): Promise<void> {
    if (ending.signal.aborted) return;
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await lookOnce();
      }
    } catch (error) {
      if (!(error instanceof Orphaned)) throw error;
    } finally {
      running = false;
    }
  }

  async function lookOnce(): Promise<void> {
    const facts = lookAtPage(document, { host: document.location.host });
    const page = pageNames[visit.provider.kindOf(document, facts)];
    const telling = pageState.see(page);
    // The background takes messages in their order, and only of the end of a log-in it makes something that the rest hangs on; the user waits.
    if (page === 'signed-in') await telling;
    await Promise.all([telling, goOn(facts)]);
    await pageState.tell();
  }

  async function goOn(facts: PageFacts): Promise<void> {
    if (choices === null || ('off' in choices && choices.off)) return;
    if (!visit.takesCodes) return method.see(facts);
    const place = visit.provider.bindPlace(document, facts);
    if (place === null) {
      await bind.gone();
      await cutShort.see();
      await unbound.see();
    } else {
      await cutShort.over();
      await fill.passed();
      return bind.see(place, facts);
    }
    const field = fieldToFill(facts);
    if (field === null) {
      await fill.gone();
      return method.see(facts);
    }
    method.gone();
    return fill.see(field, facts);
  }

  function fieldToFill(now: PageFacts): Field | null {
    const box = findBox(document, 'box' in visit.choices ? visit.choices.box : null);
    const pointed = now.fields.find(({ inputs }) => box !== null && inputs.includes(box));
    if (pointed !== undefined) return { ...pointed, kind: 'totp', action: 'fill' };
    return now.fields.find(({ action }) => action === 'fill') ?? null;
  }

  /** A click of the user in our popup or card may also fill a box that only looks like one. */
  async function takeCode({ code, origin }: ToPage['page:fill']): Promise<unknown> {
    if (!visit.takesCodes || origin !== document.location.origin) return { problem: 'no-field' };
    const now = lookAtPage(document, { host: document.location.host });
    const field = fieldToFill(now) ?? now.fields.find(({ action }) => action === 'offer') ?? null;
    return field === null ? { problem: 'no-field' } : fill.take(code, field, now);
  }

  function hear<Name extends keyof ToPage>(name: Name, input: ToPage[Name]): unknown {
    switch (name) {
      case 'page:fill':
        return takeCode(input as ToPage['page:fill']);
      case 'page:bindGo':
        bind.go();
        return true;
      case 'page:card':
        return drawCard(input as ToPage['page:card']);
      case 'page:inFrame':
        return frames.hear(input as ToPage['page:inFrame']);
      case 'page:since':
        return window.performance.timeOrigin;
      case 'page:checkCard':
        return isCardSeen(input as ToPage['page:checkCard']);
      case 'page:unread':
        return unreadPage === null ? null : unreadSaidBy(document, unreadPage);
      case 'page:switchToOtp':
        return method.switchToOtp();
      case 'page:pointAtBox':
        pointAtBox(document, (box) => void ask('visit:box', { box }), ending.signal);
        return true;
    }
    return null;
  }

  function drawCard({ show, frameId }: ToPage['page:card']): true {
    if (show) visit.card.show();
    else visit.card.hide();
    frames.drawn(show ? frameId : 0);
    return true;
  }

  function isCardSeen({ drawn }: ToPage['page:checkCard']): boolean {
    return drawn === null ? visit.card.shown : visit.card.isClear(drawn);
  }

  const { signal } = ending;
  const stopHearing = hearBackground(hear);
  const stopWatching = watchPage(document, () => void look());
  for (const act of ['pointerup', 'keyup', 'visibilitychange'])
    document.addEventListener(act, () => visit.lookSoon(), { capture: true, passive: true, signal });
  watchAccount(
    document,
    () => visit.provider.typedAccount(document),
    (account) => void ask('visit:account', { account }),
    signal,
    hasActed(window),
  );
  if (visit.takesCodes) {
    loadReaderAhead(document, ask, signal);
    rehearseAtFirstAct(document, signal, hasActed(window));
  }
  noteListening(true);
  signal.addEventListener('abort', () => {
    noteListening(false);
    stopHearing();
    stopWatching();
    clearTimeout(timer);
    frames.stop();
    if (isTop) visit.card.hide();
  });
  if (unreadPage !== null) watchUnread(document, unreadPage, (said) => void ask('unread:page', said), signal);
  await look();
  return () => ending.abort();
}

const pageNames: Readonly<Record<PageKind, PageName | null>> = {
  login: 'login',
  'second-factor': 'second-factor',
  bind: 'bind',
  settings: 'signed-in',
  'signed-in': 'signed-in',
  expired: 'login',
  other: null,
};
