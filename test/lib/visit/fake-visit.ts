// A visit whose background only takes notes, and a provider that says what a test wants.
import { vi } from 'vitest';
import type { VisitChoices } from '../../../lib/messaging/contract.ts';
import type { Field, PageFacts } from '../../../lib/page/field.ts';
import { lookAtPage } from '../../../lib/page/look.ts';
import type { Provider } from '../../../lib/providers/provider.ts';
import type { Visit } from '../../../lib/visit/context.ts';
import type { Ask } from '../../../lib/visit/send.ts';

export type Sent = { readonly name: string; readonly input: unknown };

export interface FakeVisit extends Visit {
  readonly choices: { -readonly [Name in keyof VisitChoices]: VisitChoices[Name] };
  readonly provider: { -readonly [Name in keyof Provider]: Provider[Name] };
  /** Every message to the background, in order. */
  readonly sent: Sent[];
  /** Answers in order by message; the last one stays. Without one, the answer is an empty one. */
  readonly answers: Record<string, unknown[]>;
  /** The card was asked for: kinds in order. */
  cards(): unknown[];
  /** Messages of one name: their inputs. */
  inputsOf(name: string): unknown[];
  /** What `acted` says. */
  hasActed: boolean;
  tellTop: Visit['tellTop'];
}

export function fakeVisit(): FakeVisit {
  const sent: Sent[] = [];
  const answers: Record<string, unknown[]> = {};
  const ask = async (name: string, input: unknown) => {
    sent.push({ name, input });
    const left = answers[name] ?? [];
    const answer = left.length > 1 ? left.shift() : left[0];
    return answer ?? {};
  };
  const visit: FakeVisit = {
    document,
    window,
    provider: {
      id: 'unknown',
      recognise: () => 0,
      kindOf: () => 'second-factor',
      typedAccount: () => '',
      bindPlace: () => null,
      purposeOf: () => 'login',
      otpBound: () => null,
      saysBound: () => false,
    },
    choices: {
      institutionId: 'cqu',
      box: null,
      off: false,
      mode: 'fill',
      entries: 'proved',
      acted: false,
      awaiting: null,
      wasBound: null,
      choseOther: false,
    },
    ask: ask as Ask,
    askCode: () => (ask as Ask)('otp:codeForPage', {}),
    takesCodes: true,
    tellTop: null,
    card: { show: vi.fn(), hide: vi.fn(), shown: false, isClear: () => true },
    lookSoon: vi.fn(),
    acted: () => visit.hasActed,
    sent,
    answers,
    cards: () => sent.filter(({ name }) => name === 'card:show').map(({ input }) => input),
    inputsOf: (wanted) => sent.filter(({ name }) => name === wanted).map(({ input }) => input),
    hasActed: true,
  };
  return visit;
}

/** The page as it is now. */
export function facts(): PageFacts {
  return lookAtPage(document, { host: 'mail.example' });
}

/** The page as it is now, with the first field that takes a code. */
export function seen(): { readonly field: Field; readonly facts: PageFacts } {
  const page = facts();
  const field = page.fields.find(({ action }) => action === 'fill');
  if (field === undefined) throw new Error('the page asks for no code');
  return { field, facts: page };
}

export const code = { code: '123456', entryId: 'one', step: 1, remainingMs: 20_000, confirm: false, tickTrust: false };
