// Every message of the extension: its name, what it carries, what it answers and who may send it. The one place where message names stand.
import * as v from 'valibot';
import { qrFaults } from './qr-faults.ts';
import type {
  CardView,
  EntryView,
  MailboxView,
  PageCode,
  Preview,
  Problem,
  Purpose,
  Role,
  RowCode,
  VaultView,
  VisitChoices,
} from './views.ts';

export type * from './views.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const id = text(64);
const nothing = v.optional(v.strictObject({}));
const purpose = v.picklist(['login', 'verify', 'unbind', 'bind'] satisfies Purpose[]);
const passphrase = text(1_000_000);

/** What the user typed or read in to make an entry: a text to parse, and the answers to what the text left open. */
const draft = v.strictObject({
  text: text(20_000),
  issuer: v.optional(text(200)),
  account: v.optional(text(200)),
  type: v.optional(v.picklist(['totp', 'hotp', 'steam'])),
  algorithm: v.optional(v.picklist(['SHA1', 'SHA256', 'SHA512'])),
  digits: v.optional(v.number()),
  period: v.optional(v.number()),
  counter: v.optional(v.number()),
  institutionId: v.optional(v.nullable(id)),
  /** Made once for one wish to save, however often it is sent. */
  request: v.optional(id),
});
export type Draft = v.InferOutput<typeof draft>;

const cardAct = v.variant('act', [
  v.strictObject({ act: v.literal('save'), index: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(50)) }),
  v.strictObject({ act: v.literal('fill'), entryId: id }),
  v.strictObject({
    act: v.picklist(['confirm-from-now-on', 'not-here', 'point-at-box', 'switch-to-otp', 'open-popup', 'close']),
  }),
]);

/** What an open mailbox says of its unread mail. The address holds the session. */
const unreadSaid = v.strictObject({
  address: text(4_000),
  account: v.nullable(text(300)),
  reading: v.nullable(
    v.variant('state', [
      v.strictObject({
        state: v.literal('count'),
        count: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999_999)),
        exact: v.boolean(),
        /** The newest, where the page has just announced it itself. */
        mails: v.optional(
          v.pipe(v.array(v.strictObject({ from: text(300), subject: text(300), id: v.literal('') })), v.maxLength(1)),
        ),
      }),
      v.strictObject({ state: v.picklist(['signed-out', 'changed']) }),
    ]),
  ),
});
export type UnreadSaid = v.InferOutput<typeof unreadSaid>;

/** An answer to `page:unread`, checked; null: nobody there, or nothing said. */
export function unreadSaidIn(answer: unknown): UnreadSaid | null {
  const parsed = v.safeParse(unreadSaid, answer);
  return parsed.success ? parsed.output : null;
}

interface Declared<Input extends v.GenericSchema, Answer> {
  readonly input: Input;
  readonly roles: readonly Role[];
  /** Only for its type. */
  readonly answer?: Answer;
}

function declare<Answer>() {
  return <Input extends v.GenericSchema>(input: Input, ...roles: Role[]): Declared<Input, Answer> => ({ input, roles });
}

const own: readonly Role[] = ['popup', 'options', 'welcome'];

/** Messages to the background. The sender's role is taken from the browser, never from the message. */
export const contract = {
  // The vault, from our own pages only.
  'vault:status': declare<VaultView>()(nothing, ...own, 'card'),
  'vault:create': declare<VaultView | Problem>()(v.strictObject({ passphrase: v.nullable(passphrase) }), 'welcome', 'options'),
  'vault:unlock': declare<VaultView | Problem>()(v.strictObject({ passphrase }), ...own),
  'vault:lock': declare<VaultView>()(nothing, ...own),
  'vault:protect': declare<VaultView | Problem>()(v.strictObject({ passphrase: v.nullable(passphrase) }), 'options'),
  'vault:heal': declare<VaultView | Problem>()(nothing, 'popup', 'options'),
  'vault:rawCopy': declare<{ readonly file: string } | Problem>()(nothing, 'popup', 'options'),
  // Entries, from our own pages only.
  'entry:list': declare<{ readonly entries: readonly EntryView[]; readonly now: number } | Problem>()(nothing, ...own),
  'entry:preview': declare<{ readonly preview: Preview } | Problem>()(draft, ...own),
  'entry:add': declare<{ readonly id: string } | Problem>()(draft, ...own),
  'entry:edit': declare<{ readonly id: string } | Problem>()(
    v.strictObject({ id, issuer: text(200), account: text(200), login: text(200), institutionId: v.nullable(id) }),
    'popup',
    'options',
  ),
  'entry:trash': declare<{ readonly id: string } | Problem>()(v.strictObject({ id }), 'popup', 'options'),
  'entry:restore': declare<{ readonly id: string } | Problem>()(v.strictObject({ id }), 'popup', 'options'),
  'entry:prove': declare<{ readonly id: string } | Problem>()(v.strictObject({ id }), 'popup', 'options'),
  // The rows in sight of a list; timed entries only, an id that is none is left out.
  'otp:codes': declare<{ readonly codes: readonly RowCode[] } | Problem>()(
    v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(100)) }),
    'popup',
    'options',
  ),
  'otp:count': declare<{ readonly code: string } | Problem>()(v.strictObject({ id }), 'popup', 'options'),
  // Mailboxes.
  'mailbox:list': declare<{ readonly mailboxes: readonly MailboxView[] }>()(nothing, ...own),
  'mailbox:open': declare<Record<string, never> | Problem>()(v.strictObject({ institutionId: id }), ...own),
  'unread:trySound': declare<Record<string, never>>()(v.strictObject({ sound: v.picklist(['chime', 'drop', 'knock']) }), ...own),
  // What the tab under the popup shows, for its QR codes.
  'tab:picture': declare<{ readonly png: string } | Problem>()(nothing, 'popup'),
  'fill:here': declare<{ readonly filled: true } | Problem>()(v.strictObject({ entryId: v.nullable(id) }), 'popup'),
  // A visit to a listed page.
  'visit:load': declare<Record<string, never> | Problem>()(nothing, 'page', 'frame'),
  // A password is being sent before the larger half listens.
  'visit:act': declare<Record<string, never> | Problem>()(nothing, 'page', 'frame'),
  'visit:start': declare<VisitChoices | Problem>()(nothing, 'page', 'frame'),
  'visit:account': declare<Record<string, never>>()(v.strictObject({ account: text(200) }), 'page', 'frame'),
  'visit:state': declare<Record<string, never>>()(
    v.strictObject({ page: v.picklist(['login', 'second-factor', 'signed-in', 'bind']) }),
    'page',
    'frame',
  ),
  'visit:outcome': declare<Record<string, never> | Problem>()(
    v.strictObject({ entryId: id, purpose, outcome: v.picklist(['accepted', 'refused', 'unknown', 'filled']) }),
    'page',
    'frame',
  ),
  'unread:page': declare<Record<string, never>>()(unreadSaid, 'page'),
  // A frame to its top document, which sees what comes after the frame; `pressed`: sent, as far as is known; `gone`: so has its box.
  'visit:inFrame': declare<Record<string, never>>()(
    v.strictObject({ entryId: id, purpose, state: v.picklist(['filled', 'pressed', 'gone', 'judged']) }),
    'frame',
  ),
  // When the document in a frame of this page began, by the page's own clock; null: there is none, or it is not ours.
  'visit:frame': declare<{ readonly since: number | null } | Problem>()(
    v.strictObject({ frameId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
    'page',
  ),
  'visit:trusted': declare<Record<string, never>>()(nothing, 'page', 'frame'),
  'visit:box': declare<Record<string, never> | Problem>()(v.strictObject({ box: v.unknown() }), 'page', 'frame'),
  // With the panel of a second factor that has just come into sight, which then needs no message of its own.
  'otp:codeForPage': declare<PageCode>()(
    v.optional(v.strictObject({ page: v.optional(v.literal('second-factor')) })),
    'page',
    'frame',
  ),
  // Binding.
  'bind:loadReader': declare<Record<string, never> | Problem>()(nothing, 'page', 'frame'),
  'bind:found': declare<{ readonly shown: true } | Problem>()(
    v.strictObject({ texts: v.pipe(v.array(text(4_000)), v.maxLength(20)) }),
    'page',
    'frame',
  ),
  'bind:pixels': declare<{ readonly shown: true } | Problem>()(
    v.strictObject({
      png: text(8_000_000),
    }),
    'page',
    'frame',
  ),
  // `bound`: whether the list of methods says now that an authenticator is bound; null: no list is on show.
  'bind:code': declare<PageCode>()(v.strictObject({ bound: v.nullable(v.boolean()) }), 'page', 'frame'),
  // The card.
  'card:show': declare<{ readonly shown: true } | Problem>()(
    v.strictObject({
      kind: v.picklist([
        'fill-waiting',
        'fill-refused',
        'confirm-offer',
        'locked',
        'no-entry',
        'fill-offer',
        'other-method',
        'bind-waiting',
        'bind-filled',
        'bind-refused',
        'bind-unknown',
        'bind-problem',
      ]),
      method: v.optional(v.picklist(['sms', 'mail-code', 'mini-program', 'wechat'])),
      waitMs: v.optional(v.number()),
      isAhead: v.optional(v.boolean()),
      canSwitch: v.optional(v.boolean()),
      chosen: v.optional(v.boolean()),
      confirmed: v.optional(v.boolean()),
      problem: v.optional(v.picklist([...qrFaults, 'no-field', 'covered', 'unexpected'])),
    }),
    'page',
    'frame',
  ),
  'card:hide': declare<Record<string, never>>()(nothing, 'frame'),
  // The popup is told of the card in the tab in front, and may answer it: no page can cover the popup.
  'card:view': declare<{ readonly view: CardView | null; readonly pixels: string | null }>()(nothing, 'card', 'popup'),
  'card:texts': declare<{ readonly view: CardView } | Problem>()(
    v.strictObject({ texts: v.pipe(v.array(text(4_000)), v.maxLength(20)) }),
    'card',
  ),
  // `to`: what it answers. Of the card, the name of its drawing; of the popup, the view as it showed it, in JSON.
  'card:act': declare<Record<string, never> | Problem>()(v.strictObject({ act: cardAct, to: text(100_000) }), 'card', 'popup'),
} as const;

export type MessageName = keyof typeof contract;
export type InputOf<Name extends MessageName> = v.InferInput<(typeof contract)[Name]['input']>;
export type AnswerOf<Name extends MessageName> = NonNullable<(typeof contract)[Name]['answer']>;

/** Messages from the background to the content script of one frame. */
export interface ToPage {
  /** The user asked for a fill: from the popup, a click on the card, or a pick among entries. */
  /** `origin`: of the document it was made for; the frame may show another one by now. */
  'page:fill': { readonly code: PageCode; readonly origin: string };
  /** The entry has been stored as pending: put its code into the confirm box. */
  'page:bindGo': Record<string, never>;
  /** To the top document only. `frameId`: the frame with which the card ends; 0: with none. */
  'page:card': { readonly show: boolean; readonly frameId: number };
  'page:inFrame': InputOf<'visit:inFrame'> & { readonly frameId: number };
  /** When did your document begin? */
  'page:since': Record<string, never>;
  'page:pointAtBox': Record<string, never>;
  /** What does the mailbox say of its unread mail now? Answers `UnreadSaid` or null. */
  'page:unread': Record<string, never>;
  'page:switchToOtp': Record<string, never>;
  /** Is our card's host element untouched, uncovered and on top right now, and this its drawing? `drawn` null: only whether there is one. */
  'page:checkCard': { readonly drawn: string | null };
}
