// One-time codes checked the hard way, by the independent library: one step either side, no code twice, five errors lock for a minute.
import { HOTP, Secret, TOTP } from 'otpauth';

export interface OtpSecret {
  /** Base32, upper case, no padding. */
  secret: string;
  algorithm: 'SHA1' | 'SHA256';
  digits: number;
  /** Seconds. */
  period: number;
}

/** Errors after which a method is locked, and for how many ms. */
export const errorsBeforeLock = 5;
export const lockMs = 60_000;

function totpOf(otp: OtpSecret): TOTP {
  return new TOTP({ secret: Secret.fromBase32(otp.secret), algorithm: otp.algorithm, digits: otp.digits, period: otp.period });
}

/** The code of a secret at a time (ms), by the independent library. */
export function codeAt(otp: OtpSecret, atMs: number): string {
  return totpOf(otp).generate({ timestamp: atMs });
}

/** Checks a code; an accepted one goes into `used`, the book of steps. */
export function checkCode(otp: OtpSecret, used: Set<string>, code: string, atMs: number): 'accepted' | 'wrong' | 'reused' {
  if (code.length !== otp.digits) return 'wrong';
  const delta = totpOf(otp).validate({ token: code, timestamp: atMs, window: 1 });
  if (delta === null) return 'wrong';
  const step = `${otp.secret}:${Math.floor(atMs / 1000 / otp.period) + delta}`;
  if (used.has(step)) return 'reused';
  used.add(step);
  return 'accepted';
}

/** A random-looking secret no test vector has; made up for practice members. */
export const practiceOtp: OtpSecret = { secret: 'KRSXG5BAONSWG4TFOQQG64TBNZTWK43U', algorithm: 'SHA1', digits: 6, period: 30 };

/** A token bound to a member, with its book. */
export class Token {
  readonly otp: OtpSecret;
  /** For a token that counts presses in place of time: the next number; null for one that follows the clock. */
  counter: number | null;
  readonly #used = new Set<string>();
  #errors = 0;
  #lockedUntilAt = 0;

  constructor(otp: OtpSecret, counter: number | null = null) {
    this.otp = otp;
    this.counter = counter;
  }

  #counting(): HOTP {
    const { secret, algorithm, digits } = this.otp;
    return new HOTP({ secret: Secret.fromBase32(secret), algorithm, digits });
  }

  /** The code at a time (ms), or of the next press. */
  code(atMs: number): string {
    return this.counter === null ? codeAt(this.otp, atMs) : this.#counting().generate({ counter: this.counter });
  }

  /** A counting token takes any of the next ten codes. */
  #check(code: string, atMs: number): 'accepted' | 'wrong' | 'reused' {
    if (this.counter === null) return checkCode(this.otp, this.#used, code, atMs);
    const delta = this.#counting().validate({ token: code, counter: this.counter, window: 10 });
    if (delta === null) return 'wrong';
    if (delta < 0) return 'reused';
    this.counter += delta + 1;
    return 'accepted';
  }

  /** Checks a code and keeps the error count. */
  try(code: string, atMs: number): 'accepted' | 'wrong' | 'reused' | 'locked' {
    if (atMs < this.#lockedUntilAt) return 'locked';
    const outcome = this.#check(code, atMs);
    this.#errors = outcome === 'accepted' ? 0 : this.#errors + 1;
    if (this.#errors < errorsBeforeLock) return outcome;
    this.#errors = 0;
    this.#lockedUntilAt = atMs + lockMs;
    return outcome;
  }
}
