// The parameters of a set-up URI: secret, algorithm, digits, period, counter. Follows the Key URI format (Google wiki).
import type { OtpAccount, OtpAlgorithm } from './account.ts';
import { Base32Error, normaliseBase32 } from './base32.ts';
import { UriError } from './uri-error.ts';
import type { UriFault } from './uri-error.ts';
import { onlyValue } from './uri-parts.ts';
import type { UriParts } from './uri-parts.ts';

/** What was read before the parameters. */
export type Stated = Pick<OtpAccount, 'type' | 'issuer' | 'account'>;

type Range = { readonly fault: UriFault; readonly min: number; readonly max: number };
const DIGITS: Range = { fault: 'bad-digits', min: 5, max: 10 };
const PERIOD: Range = { fault: 'bad-period', min: 1, max: 300 };
const COUNTER: Range = { fault: 'bad-counter', min: 0, max: Number.MAX_SAFE_INTEGER };

const ALGORITHMS = new Map<string, OtpAlgorithm>([
  ['1', 'SHA1'],
  ['256', 'SHA256'],
  ['512', 'SHA512'],
]);

function readAlgorithm(value: string): OtpAlgorithm | null {
  const size = /^(?:hmac[-_]?)?sha[-_]?(1|256|512)$/i.exec(value)?.[1] ?? '';
  return ALGORITHMS.get(size) ?? null;
}

function readWhole(value: string, { min, max }: Range): number | null {
  const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  return number >= min && number <= max ? number : null;
}

/**
 * The whole account from its parameters and what is known of it already.
 * @throws {UriError} names the first fault; `partial` then holds every part that was read
 */
export function readParameterFields(parameters: UriParts['parameters'], stated: Stated): OtpAccount {
  const faults: [UriFault, string][] = [];
  const note = (fault: UriFault, message: string): null => {
    faults.push([fault, message]);
    return null;
  };
  const number = (name: string, range: Range, absent: number | null): number | null => {
    const value = onlyValue(parameters, name);
    if (value === null && absent !== null) return absent;
    return (
      readWhole(value ?? '', range) ?? note(range.fault, `"${name}" must be a whole number from ${range.min} to ${range.max}.`)
    );
  };

  const steam = stated.type === 'steam';
  const secret = readSecret(onlyValue(parameters, 'secret'), note);
  const written = onlyValue(parameters, 'algorithm');
  const read = written === null ? 'SHA1' : readAlgorithm(written);
  const algorithm =
    read === null || (steam && read !== 'SHA1') ? note('unknown-algorithm', algorithmSentence(written, steam)) : read;
  // Steam's length is fixed: whatever a writer puts there, the code has five letters.
  const digits = steam ? 5 : number('digits', DIGITS, 6);
  const period = stated.type === 'hotp' ? null : number('period', PERIOD, 30);
  const counter = stated.type === 'hotp' ? number('counter', COUNTER, null) : null;

  const [fault] = faults;
  if (fault === undefined && secret !== null && algorithm !== null && digits !== null) {
    return { ...stated, secret, algorithm, digits, period, counter };
  }
  const [code, message] = fault ?? (['bad-secret', 'The secret cannot be read.'] as const);
  const bad = new Set(faults.map(([name]) => name));
  throw new UriError(code, message, {
    ...stated,
    ...(secret !== null && { secret }),
    ...(algorithm !== null && { algorithm }),
    ...(digits !== null && { digits }),
    ...(!bad.has('bad-period') && { period }),
    ...(!bad.has('bad-counter') && { counter }),
  });
}

function readSecret(written: string | null, note: (fault: UriFault, message: string) => null): string | null {
  if (written === null) return note('no-secret', 'The text holds no secret.');
  try {
    return normaliseBase32(written);
  } catch (error) {
    if (!(error instanceof Base32Error)) throw error;
    return error.code === 'empty' ? note('no-secret', 'The text holds no secret.') : note('bad-secret', error.message);
  }
}

function algorithmSentence(written: string | null, steam: boolean): string {
  if (steam) return 'Steam codes are made with SHA1 only; the text names another algorithm.';
  // Named only when it cannot be a misplaced secret.
  const name = written !== null && /^[a-z0-9/_-]{1,12}$/i.test(written) ? ` ${written}` : '';
  return `The algorithm${name} is unknown: SHA1, SHA256 and SHA512 are supported.`;
}
