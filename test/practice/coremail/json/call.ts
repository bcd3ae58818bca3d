// What one JSON call is: who asks, what he sends, what he gets.
import type { Account } from '../account.ts';
import type { Entry } from '../login.ts';
import type { LoginVisit, Session } from '../session.ts';
import type { World } from '../world.ts';

export type Body = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly code: string;
  readonly var?: unknown;
  readonly [extra: string]: unknown;
}

/** A call of the login page. */
export interface VisitCall {
  readonly world: World;
  readonly visit: LoginVisit;
  readonly body: Body;
  /** Sets the cookies of a finished sign-in. */
  readonly enter: (entry: Entry) => void;
}

/** A call of somebody signed in. */
export interface SessionCall {
  readonly world: World;
  readonly session: Session;
  readonly account: Account;
  readonly body: Body;
}

export type VisitCalls = Readonly<Record<string, (call: VisitCall) => Answer>>;
export type SessionCalls = Readonly<Record<string, (call: SessionCall) => Answer>>;

/** A text field of the body, empty when it is missing or no text. */
export function text(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

export const ok: Answer = { code: 'S_OK' };
export const badRequest: Answer = { code: 'FR_INVALID_REQUEST' };

/** Whether a field says yes, in a body of JSON or of a form. */
export function isTrue(body: Body, name: string): boolean {
  return body[name] === true || body[name] === 'true';
}
