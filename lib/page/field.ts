// What a visible input on a page is. Pure data: the classifier fills it in, everybody else reads it.

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
