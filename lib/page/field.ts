// What a visible input on a page is. Pure data: the classifier fills it in, everybody else reads it.
import type { MethodTab } from './tabs.ts';
import type { TrustTick } from './trust.ts';

/** Named kinds, so that the right help can be given where no code may be filled. */
export type FieldKind =
  | 'totp'
  | 'sms'
  | 'mail-code'
  | 'mini-program'
  | 'picture'
  | 'recovery'
  | 'secret'
  | 'password'
  | 'account'
  | 'phone'
  | 'name'
  | 'search'
  | 'postal'
  | 'coupon'
  | 'card'
  | 'code'
  | 'other';

/** `fill`: a bound user's TOTP code goes in by itself. `offer`: only on his click. `never`: not ours. */
export type FieldAction = 'fill' | 'offer' | 'never';

export interface Field {
  /** One input, or the single boxes of one code in reading order. */
  readonly inputs: readonly HTMLInputElement[];
  readonly kind: FieldKind;
  readonly action: FieldAction;
  /** Sum of the reasons' points; 60 and above fills. */
  readonly score: number;
  /** Why, in the order found, as `word:动态口令 +60`. Never holds a value typed by the user. */
  readonly reasons: readonly string[];
}

/** A dialog drawn on the page. */
export interface Dialog {
  readonly element: Element;
  /** Its title, empty when it has none. */
  readonly heading: string;
  /** Pictures, canvases and containers in it that look like a QR code. */
  readonly qrParts: readonly Element[];
}

/** What one look at a page found. */
export interface PageFacts {
  readonly host: string | null;
  /** Every visible typed box, in reading order, single boxes of one code grouped. */
  readonly fields: readonly Field[];
  /** Switches between second factors, in reading order. */
  readonly tabs: readonly MethodTab[];
  readonly dialogs: readonly Dialog[];
  /** The button that confirms a field, for fields that take any kind of code. */
  readonly confirms: ReadonlyMap<Field, HTMLElement>;
  /** The tick "trust this device", or null. */
  readonly trust: TrustTick | null;
  /** Headings of the panels the fields stand in. */
  readonly headings: readonly string[];
  /** Error sentences in sight. */
  readonly errors: readonly string[];
}
