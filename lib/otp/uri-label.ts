// The label of an otpauth URI: `issuer:account` or an account alone. Follows the Key URI format (Google wiki).
import { decodePercent, tidyName } from './uri-parts.ts';

export interface Label {
  /** Empty when none stands before the account. */
  readonly issuer: string;
  readonly account: string;
}

/**
 * Splits at the first colon that is written as such: an encoded one then belongs to a name. Without one, after the stated issuer if
 * the label begins with it, else at the first encoded colon.
 * @param path percent-encoded
 * @param statedIssuer the `issuer` parameter, decoded; empty when there is none
 */
export function readLabel(path: string, statedIssuer: string): Label {
  const whole = decodePercent(path);
  if (statedIssuer !== '' && whole.startsWith(`${statedIssuer}:`)) {
    return { issuer: statedIssuer, account: tidyName(whole.slice(statedIssuer.length + 1)) };
  }
  const written = path.indexOf(':');
  const [before, after] =
    written === -1 ? halves(whole) : [decodePercent(path.slice(0, written)), decodePercent(path.slice(written + 1))];
  return { issuer: tidyName(before), account: tidyName(after) };
}

function halves(label: string): [string, string] {
  const colon = label.indexOf(':');
  return colon === -1 ? ['', label] : [label.slice(0, colon), label.slice(colon + 1)];
}
