// What the product knows of one institution with a mailbox. Data only: names, hosts, labels; never a page selector.

/** The web mail product an institution runs. `unknown`: only the generic reading of a page applies. */
export type ProviderId = 'coremail' | 'exmail' | 'unknown';

export interface Institution {
  /** Stable short id, stored in vaults: never change one. */
  readonly id: string;
  readonly name: { readonly zh_CN: string; readonly en: string };
  readonly provider: ProviderId;
  /** Exact https origins on which a code of this institution may be used: only where its second factor by TOTP may be. Never empty. */
  readonly origins: readonly string[];
  /** Exact https origins of the web mail itself. No code goes to one that is not in `origins` too. Never empty. */
  readonly mailOrigins: readonly string[];
  /** Where the user signs in, https; on one of `mailOrigins`. */
  readonly signInUrl: string;
  /** Paths (prefixes) of same-origin frames that may hold the log-in; an empty list means: only the top document. */
  readonly loginFrames: readonly string[];
  /** Parts of frame addresses that show other people's content (mail bodies): never served, whatever `loginFrames` says. */
  readonly foreignFrames: readonly string[];
  /** Domains of the mail addresses, without `@`; empty when no source states them. */
  readonly mailDomains: readonly string[];
  /** Spellings under which a QR code may name this institution as issuer, compared without case and spaces. */
  readonly issuers: readonly string[];
}
