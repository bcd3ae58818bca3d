// What tests and the console can see and change of the running practice unified log-in.
import { practiceOtp, Token, type OtpSecret } from '../otp-check.ts';
import { methodsOf, type ReAuthType, type UnifiedMember } from './member.ts';
import type { UnifiedVariant } from './variant.ts';
import type { UnifiedSession, UnifiedWorld } from './world.ts';

export interface UnifiedControls {
  members(): string[];
  /** The member (live, not a copy) with his sessions and methods. Throws for one that is not seeded, as all below do. */
  state(
    username: string,
  ): UnifiedMember & { readonly sessions: readonly UnifiedSession[]; readonly types: readonly ReAuthType[] };
  variant(): UnifiedVariant;
  /** Changes some or all choices; pages already open keep theirs. */
  setVariant(variant: Partial<UnifiedVariant>): void;
  /** Binds a token as if it had been done before. */
  bindOtp(username: string, otp?: Partial<OtpSecret>): OtpSecret;
  /** The token's code at the server's time plus `shiftMs`; throws when none is bound. */
  code(username: string, shiftMs?: number): string;
  /** The code that was sent last; empty when none waits. */
  sent(username: string): string;
  /** This member's phone scans the QR of the newest login page. */
  scan(username: string): void;
  /** Text of the newest captcha picture that was fetched. */
  captcha(): string;
  expireSessions(): void;
}

/** The controls of a world. */
export function unifiedControlsOf(world: UnifiedWorld): UnifiedControls {
  const of = (username: string): UnifiedMember => {
    const member = world.members.get(username);
    if (member === undefined) throw new Error(`no practice member ${username}`);
    return member;
  };
  return {
    members: () => [...world.members.keys()],
    state: (username) => {
      const member = of(username);
      const sessions = [...world.sessions.values()].filter((session) => session.username === username);
      return { ...member, sessions, types: methodsOf(member) };
    },
    variant: () => world.variant,
    setVariant: (variant) => {
      world.variant = { ...world.variant, ...variant };
    },
    bindOtp: (username, otp = {}) => {
      const token = new Token({ ...practiceOtp, ...otp });
      of(username).token = token;
      return token.otp;
    },
    code: (username, shiftMs = 0) => {
      const { token } = of(username);
      if (token === null) throw new Error('no token there');
      return token.code(world.clock.now() + shiftMs);
    },
    sent: (username) => of(username).sent?.code ?? '',
    scan: (username) => {
      const newest = [...world.visits.values()].at(-1);
      if (newest !== undefined) newest.scanned = of(username).username;
    },
    captcha: () => world.lastCaptcha,
    expireSessions: () => world.sessions.clear(),
  };
}
