// The page shows another method than the authenticator: switch to it when a proved entry exists, else say where that code comes from.
import { isProblem } from '../messaging/sender.ts';
import type { PageFacts } from '../page/field.ts';
import { isTag } from '../page/native.ts';
import { qrPartsOf } from '../page/pictures.ts';
import type { Visit } from './context.ts';

export interface MethodFlow {
  see(facts: PageFacts): Promise<void>;
  gone(): void;
  /** The user asked for it in the card. True when there was a switch to press. */
  switchToOtp(): boolean;
}

const otherMethods = ['sms', 'mail-code', 'mini-program', 'wechat'] as const;
type OtherMethod = (typeof otherMethods)[number];

/**
 * Which other method is on show: by the kind of its box, else by the switch that says it is chosen; where none says so, a code to be scanned is
 * WeChat's.
 */
function shown({ fields, tabs }: PageFacts, document: Document): OtherMethod | null {
  const kind = fields.find((field) => otherMethods.some((name) => name === field.kind))?.kind;
  const chosen = tabs.find((tab) => tab.selected === true);
  if (kind === undefined && chosen === undefined && tabs.length > 0 && qrPartsOf(document).length > 0) return 'wechat';
  return otherMethods.find((name) => name === kind) ?? otherMethods.find((name) => name === chosen?.kind) ?? null;
}

export function makeMethodFlow(visit: Visit): MethodFlow {
  let latest: PageFacts | null = null;
  let said: OtherMethod | null = null;
  let switched = false;
  /** The authenticator has been on show in this log-in: what comes after it, the user has chosen. */
  let otpSeen = visit.choices.choseOther;

  function switchToOtp(): boolean {
    const tab = latest?.tabs.find(({ kind }) => kind === 'totp');
    if (tab === undefined) return false;
    choose(tab.element);
    visit.lookSoon(50);
    return true;
  }

  return {
    async see(facts) {
      latest = facts;
      const page = visit.provider.kindOf(visit.document, facts);
      if (page === 'signed-in' || (page === 'login' && isSigningIn(facts, visit.document))) {
        switched = false;
        otpSeen = false;
      }
      const method = shown(facts, visit.document);
      if (method === null || page !== 'second-factor') return;
      const canSwitch = visit.takesCodes && facts.tabs.some(({ kind, selected }) => kind === 'totp' && selected !== true);
      if (
        canSwitch &&
        !switched &&
        !otpSeen &&
        visit.choices.entries === 'proved' &&
        visit.choices.mode !== 'click' &&
        visit.acted()
      ) {
        switched = true;
        switchToOtp();
        return;
      }
      if (said === method || !visit.acted()) return;
      said = method;
      const answer = await visit.ask('card:show', { kind: 'other-method', method, canSwitch, chosen: otpSeen });
      if (!isProblem(answer)) visit.card.show();
    },
    gone() {
      latest = null;
      said = null;
      otpSeen = true;
    },
    switchToOtp,
  };
}

/** Is a password about to be sent? A form that only comes into sight while the panel is drawn anew is not where the user is. */
function isSigningIn({ fields }: PageFacts, { activeElement }: Document): boolean {
  const boxes = fields.flatMap(({ kind, inputs }) => (kind === 'password' ? inputs : []));
  return boxes.some((box) => box === activeElement || (box.value !== '' && box.form?.contains(activeElement) === true));
}

/** Presses a tab or link; an option of a list is chosen. */
function choose(element: HTMLElement): void {
  const { parentElement } = element;
  if (isTag(element, 'option') && isTag(parentElement, 'select')) {
    parentElement.value = element.value;
    parentElement.dispatchEvent(new Event('input', { bubbles: true }));
    parentElement.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  element.click();
}
