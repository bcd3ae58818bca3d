// What a web mail product offers to a visit: recognise itself, say which page this is, find what only it knows. Documents are handed in.
import type { ProviderId } from '../institutions/index.ts';
import type { Field, PageFacts } from '../page/field.ts';

/** `expired`: signed in once, the session has ended. `other`: nothing we know. */
export type PageKind = 'login' | 'second-factor' | 'bind' | 'settings' | 'signed-in' | 'expired' | 'other';

/** A place of the page where a new secret is shown. */
export interface BindPlace {
  /** The smallest part that holds the QR code and, where there is one, the box for the first code. */
  readonly part: Element;
  /** Null while the page has not shown it (some dialogs ask for it in a second step). */
  readonly field: Field | null;
  /** The words around say that this is about an authenticator; false: it may be a WeChat or app code. */
  readonly named: boolean;
}

export interface Provider {
  readonly id: ProviderId;
  /** Weight of the signs found, as in the table of fingerprints; 3 and more is this product. */
  recognise(document: Document): number;
  kindOf(document: Document, facts: PageFacts): PageKind;
  /** What stands in the account box of the log-in form, domain included where it is chosen beside it; empty: nothing or no such box. */
  typedAccount(document: Document): string;
  /** Null: no such place on show. */
  bindPlace(document: Document, facts: PageFacts): BindPlace | null;
  /** What a code in this field is for: a log-in, an identity check before a change, or taking the method away. */
  purposeOf(field: Field): 'login' | 'verify' | 'unbind';
  /** Whether the list of methods on show says that an authenticator is bound; null: no such list on show. */
  otpBound(document: Document): boolean | null;
  /** Whether the page says in words that a binding has succeeded. */
  saysBound(document: Document): boolean;
}
