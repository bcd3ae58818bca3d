// Every message of the extension: its name, what it carries, what it answers and who may send it. The one place where message names stand.
import * as v from 'valibot';

/**
 * Who sends, as the browser states it. `page`: the top document of a listed origin. `frame`: a listed same-origin log-in frame.
 * `card`: our card inside a listed page. `popup`, `options`, `welcome`: our own pages. Anyone else has no role and gets no answer.
 */
export type Role = 'page' | 'frame' | 'card' | 'popup' | 'options' | 'welcome';

/** A typed refusal. `code` is a locale key under `problem.`; it never carries a secret. */
export interface Problem {
  readonly problem: ProblemCode;
  /** Milliseconds to wait before it makes sense to try again; absent when waiting does not help. */
  readonly waitMs?: number;
}

export type ProblemCode =
  | 'not-allowed'
  | 'locked'
  | 'no-vault'
  | 'vault-exists'
  | 'vault-damaged'
  | 'vault-newer'
  | 'disk-full'
  | 'storage-failed'
  | 'wrong-passphrase'
  | 'passphrase-short'
  | 'too-many-tries'
  | 'no-entry'
  | 'several-entries'
  | 'already-used'
  | 'wait'
  | 'refused-twice'
  | 'turned-off'
  | 'duplicate'
  | 'not-found'
  | 'no-qr'
  | 'several-qr'
  | 'foreign-qr'
  | 'transfer-qr'
  | 'not-otpauth'
  | 'unknown-type'
  | 'no-secret'
  | 'bad-secret'
  | 'unknown-algorithm'
  | 'bad-digits'
  | 'bad-period'
  | 'bad-counter'
  | 'unsupported'
  | 'no-page'
  | 'no-field'
  | 'covered'
  | 'unexpected';

export interface VaultView {
  /** `none`: nothing was ever stored. `newer`: written by a newer version, read only. */
  readonly state: 'none' | 'locked' | 'open' | 'damaged' | 'newer';
  readonly protection: 'device' | 'passphrase' | null;
  /** Which store had to be repaired since the last look; null: none. */
  readonly healed: 'primary' | 'mirror' | 'both' | null;
  readonly rolledBack: boolean;
  /** Delay before the next passphrase is tried, ms; 0: none. */
  readonly waitMs: number;
}

export type EntryState = 'pending' | 'proved' | 'retired';

/** An entry as our own pages see it: never the secret. */
export interface EntryView {
  readonly id: string;
  readonly type: 'totp' | 'hotp' | 'steam';
  readonly issuer: string;
  readonly account: string;
  readonly login: string;
  readonly institutionId: string | null;
  readonly state: EntryState;
  readonly digits: number;
  /** Seconds; null for HOTP. */
  readonly period: number | null;
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  /** Null for HOTP until asked with `otp:count`. */
  readonly code: string | null;
  readonly nextCode: string | null;
  /** When `code` ends, ms since 1970 on this computer's clock; null for HOTP. */
  readonly expiresAt: number | null;
  readonly trashedAt: number | null;
}

/** What a text or a hand-filled form would become, before anything is stored (review before save). */
export interface Preview {
  readonly type: 'totp' | 'hotp' | 'steam';
  readonly issuer: string;
  readonly account: string;
  readonly institutionId: string | null;
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  readonly digits: number;
  readonly period: number | null;
  readonly counter: number | null;
  readonly code: string;
  readonly expiresAt: number | null;
  /** Id of an entry that holds the same secret; null: new. */
  readonly duplicateOf: string | null;
  /** Id of a live entry of the same institution and account that a save would retire once the site accepts; null: none. */
  readonly replaces: string | null;
}

/** State of one mailbox for the popup. */
export interface MailboxView {
  readonly institutionId: string;
  readonly origin: string;
  /** What the open tabs show; `unknown`: no tab open. */
  readonly page: 'unknown' | 'login' | 'second-factor' | 'signed-in' | 'bind' | 'changed';
  /** Live entries (not retired, not in the trash). */
  readonly entries: number;
  readonly proved: number;
  /** Computer clock minus server clock, ms; null: not measured. */
  readonly clockOffsetMs: number | null;
  readonly clock: 'fine' | 'noticed' | 'warn' | 'unknown';
  /** Last thing that happened there; null: nothing since the browser started. */
  readonly last: { readonly act: ActName; readonly at: number } | null;
}

export type ActName =
  | 'filled'
  | 'accepted'
  | 'refused'
  | 'bound'
  | 'bind-refused'
  | 'bind-unknown'
  | 'retired'
  | 'not-filled-locked'
  | 'not-filled-no-entry'
  | 'not-filled-several'
  | 'not-filled-used'
  | 'not-filled-other-kind'
  | 'not-filled-off'
  | 'wrong-site';

/** What the card in the page shows. Text only; the page's own controls never are in it. */
export type CardView =
  | { readonly kind: 'bind-found'; readonly host: string; readonly preview: Preview }
  | { readonly kind: 'bind-choose'; readonly host: string; readonly previews: readonly Preview[] }
  | { readonly kind: 'bind-problem'; readonly host: string; readonly problem: ProblemCode }
  | { readonly kind: 'bind-waiting'; readonly host: string; readonly waitMs: number }
  | { readonly kind: 'bind-filled'; readonly host: string; readonly confirmed: boolean }
  | { readonly kind: 'bind-proved'; readonly host: string; readonly issuer: string; readonly account: string }
  | { readonly kind: 'bind-refused'; readonly host: string }
  | { readonly kind: 'bind-unknown'; readonly host: string }
  | { readonly kind: 'fill-offer'; readonly host: string; readonly choices: readonly CardChoice[] }
  | { readonly kind: 'fill-waiting'; readonly host: string; readonly waitMs: number }
  | { readonly kind: 'fill-refused'; readonly host: string; readonly clockOffsetMs: number | null }
  | { readonly kind: 'confirm-offer'; readonly host: string }
  | { readonly kind: 'locked'; readonly host: string }
  | { readonly kind: 'no-entry'; readonly host: string }
  | {
      readonly kind: 'other-method';
      readonly host: string;
      readonly method: 'sms' | 'mail-code' | 'mini-program' | 'wechat';
      readonly canSwitch: boolean;
    }
  | { readonly kind: 'reading'; readonly host: string };

export interface CardChoice {
  readonly entryId: string;
  readonly issuer: string;
  readonly account: string;
}

export type CardAct =
  | { readonly act: 'save'; readonly index: number }
  | { readonly act: 'fill'; readonly entryId: string }
  | { readonly act: 'confirm-from-now-on' }
  | { readonly act: 'not-here' }
  | { readonly act: 'point-at-box' }
  | { readonly act: 'switch-to-otp' }
  | { readonly act: 'open-popup' }
  | { readonly act: 'close' };

/** One code for one field of one document. */
export type PageCode =
  | {
      readonly code: string;
      readonly entryId: string;
      readonly step: number;
      readonly remainingMs: number;
      /** What happens after the fill, as the user has set it. */
      readonly confirm: boolean;
      readonly tickTrust: boolean;
    }
  | Problem;

/** What a content script needs to know when a visit begins; no secret in it. */
export interface VisitChoices {
  readonly institutionId: string;
  /** Description of the box the user pointed at, made by `page/box-path`; null: never. */
  readonly box: unknown;
  /** "Not here" was said for this host. */
  readonly off: boolean;
  readonly mode: 'fill' | 'confirm' | 'click';
  readonly entries: 'proved' | 'pending' | 'none' | 'locked';
  /** The user really acted in the document before this one in the same tab on the same origin, less than two minutes ago. */
  readonly acted: boolean;
  /** Entry whose code went into the document before this one and has not been judged yet; null: none. */
  readonly awaiting: string | null;
}

export type Purpose = 'login' | 'verify' | 'unbind' | 'bind';

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
});
export type Draft = v.InferOutput<typeof draft>;

const cardAct = v.variant('act', [
  v.strictObject({ act: v.literal('save'), index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)) }),
  v.strictObject({ act: v.literal('fill'), entryId: id }),
  v.strictObject({
    act: v.picklist(['confirm-from-now-on', 'not-here', 'point-at-box', 'switch-to-otp', 'open-popup', 'close']),
  }),
]);

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
  'otp:count': declare<{ readonly code: string } | Problem>()(v.strictObject({ id }), 'popup', 'options'),
  // Mailboxes.
  'mailbox:list': declare<{ readonly mailboxes: readonly MailboxView[] }>()(nothing, ...own),
  'mailbox:open': declare<Record<string, never> | Problem>()(v.strictObject({ institutionId: id }), ...own),
  'fill:here': declare<{ readonly filled: true } | Problem>()(v.strictObject({ entryId: v.nullable(id) }), 'popup'),
  // A visit to a listed page.
  'visit:load': declare<Record<string, never> | Problem>()(nothing, 'page', 'frame'),
  'visit:start': declare<VisitChoices | Problem>()(nothing, 'page', 'frame'),
  'visit:account': declare<Record<string, never>>()(v.strictObject({ account: text(200) }), 'page', 'frame'),
  'visit:state': declare<Record<string, never>>()(
    v.strictObject({ page: v.picklist(['login', 'second-factor', 'signed-in', 'bind', 'changed']) }),
    'page',
    'frame',
  ),
  'visit:outcome': declare<Record<string, never> | Problem>()(
    v.strictObject({ entryId: id, purpose, outcome: v.picklist(['accepted', 'refused', 'unknown']) }),
    'page',
    'frame',
  ),
  'visit:trusted': declare<Record<string, never>>()(nothing, 'page', 'frame'),
  'visit:box': declare<Record<string, never> | Problem>()(v.strictObject({ box: v.unknown() }), 'page', 'frame'),
  'otp:codeForPage': declare<PageCode>()(nothing, 'page', 'frame'),
  // Binding.
  'bind:found': declare<{ readonly shown: true } | Problem>()(
    v.strictObject({ texts: v.pipe(v.array(text(4_000)), v.maxLength(20)) }),
    'page',
    'frame',
  ),
  'bind:pixels': declare<{ readonly shown: true } | Problem>()(
    v.strictObject({
      width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4_000)),
      height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4_000)),
      png: text(8_000_000),
    }),
    'page',
    'frame',
  ),
  'bind:code': declare<PageCode>()(nothing, 'page', 'frame'),
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
      canSwitch: v.optional(v.boolean()),
      confirmed: v.optional(v.boolean()),
      problem: v.optional(v.picklist(['no-qr', 'several-qr', 'foreign-qr', 'no-field', 'covered'])),
    }),
    'page',
    'frame',
  ),
  'card:view': declare<{ readonly view: CardView | null; readonly pixels: string | null }>()(nothing, 'card'),
  'card:texts': declare<{ readonly view: CardView } | Problem>()(
    v.strictObject({ texts: v.pipe(v.array(text(4_000)), v.maxLength(20)) }),
    'card',
  ),
  'card:act': declare<Record<string, never> | Problem>()(cardAct, 'card'),
} as const;

export type MessageName = keyof typeof contract;
export type InputOf<Name extends MessageName> = v.InferInput<(typeof contract)[Name]['input']>;
export type AnswerOf<Name extends MessageName> = NonNullable<(typeof contract)[Name]['answer']>;

/** Messages from the background to the content script of one frame. */
export interface ToPage {
  /** The user asked for a fill: from the popup, a click on the card, or a pick among entries. */
  'page:fill': { readonly code: PageCode };
  /** The entry has been stored as pending: put its code into the confirm box. */
  'page:bindGo': Record<string, never>;
  'page:card': { readonly show: boolean };
  'page:pointAtBox': Record<string, never>;
  'page:switchToOtp': Record<string, never>;
  /** Is our card's host element untouched, uncovered and on top right now? */
  'page:checkCard': Record<string, never>;
}
