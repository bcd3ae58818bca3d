// What a mail host knows of one account's authenticator. Codes are checked by the other library: one step either side, none twice.
import { codeAt, checkCode, type OtpSecret } from '../../practice/otp-check.ts';

/** Of several secrets on show at once: only the newest can be bound, or each. */
export type Policy = 'the newest' | 'any';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
let made = 0;

function newSecret(): string {
  made += 1;
  return Array.from({ length: 32 }, (_, at) => letters[(made * 31 + at * 7 + at * at) % 32]).join('');
}

function totp(secret: string): OtpSecret {
  return { secret, algorithm: 'SHA1', digits: 6, period: 30 };
}

export class ModelHost {
  /** The secret it wants codes of; null: none is bound. */
  bound: string | null;
  /** Every code that was sent, with what became of it. */
  readonly attempts: string[] = [];
  /** The next code is refused whatever it is. */
  refusesNext = false;
  readonly #policy: Policy;
  readonly #now: () => number;
  readonly #used = new Set<string>();
  #shown: string[] = [];
  #proved: 'update' | 'unbind' | null = null;

  constructor(now: () => number, policy: Policy) {
    this.#now = now;
    this.#policy = policy;
    this.bound = newSecret();
  }

  #check(what: string, secret: string, code: string): boolean {
    const outcome = this.refusesNext ? 'refused' : checkCode(totp(secret), this.#used, code, this.#now());
    this.refusesNext = false;
    this.attempts.push(`${what} ${outcome}`);
    return outcome === 'accepted';
  }

  /** The identity check before a change. */
  prove(purpose: 'update' | 'unbind', code: string): boolean {
    if (this.bound === null || !this.#check(purpose, this.bound, code)) return false;
    this.#proved = purpose;
    return true;
  }

  /** The user has proved in another tab who he is. */
  proveElsewhere(): void {
    this.#proved = 'update';
  }

  /** A new secret for the bind dialog; null: the identity comes first. */
  show(): string | null {
    if (this.bound !== null && this.#proved !== 'update') return null;
    const secret = newSecret();
    this.#shown = this.#policy === 'any' ? [...this.#shown, secret] : [secret];
    return secret;
  }

  /** The first code of a secret on show: bound from now on, if it is right. */
  confirm(code: string): boolean {
    const secret = this.#shown.find((one) => codeAt(totp(one), this.#now()) === code) ?? this.#shown.at(-1);
    if (secret === undefined || !this.#check('bind', secret, code)) return false;
    this.bound = secret;
    this.#shown = this.#shown.filter((one) => this.#policy === 'any' && one !== secret);
    return true;
  }

  unbind(): boolean {
    if (this.#proved !== 'unbind') return false;
    this.bound = null;
    return true;
  }

  logIn(code: string): boolean {
    return this.bound === null || this.#check('login', this.bound, code);
  }

  /** As if the rest of the step had been waited for. */
  forgetSteps(): void {
    this.#used.clear();
  }
}

/** The text of a bind dialog's QR code. */
export function uriOf(secret: string): string {
  return `otpauth://totp/${encodeURIComponent('重庆大学邮箱:student1@cqu.edu.cn')}?secret=${secret}`;
}
