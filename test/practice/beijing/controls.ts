// What tests and the console can see and change of the running practice Beijing mail.
import type { BeijingMember } from './member.ts';
import { newToken } from './member.ts';
import type { BeijingVariant } from './variant.ts';
import type { BeijingWorld } from './world.ts';

export interface BeijingControls {
  addresses(): string[];
  /** The mailbox, live. Throws for an address that is not seeded, as all below do. */
  state(address: string): BeijingMember;
  variant(): BeijingVariant;
  /** Changes some or all choices; with another kind of token every bound one becomes of that kind. */
  setVariant(variant: Partial<BeijingVariant>): void;
  /** The token's code at the server's time plus `shiftMs`, or of its next press; throws when none is bound. */
  code(address: string, shiftMs?: number): string;
  /** 动态密码 of the reset that was sent last; empty when none waits. */
  sent(address: string): string;
  /** Text of the newest captcha picture that was fetched. */
  captcha(): string;
  /** Whether a mail client enters with this password: that of the mailbox. */
  clientMayEnter(address: string, password: string): boolean;
  /** A letter arrives. */
  deliver(address: string, subject: string): void;
  /** All letters become read, as if elsewhere. */
  markRead(address: string): void;
  expireSessions(): void;
}

/** The controls of a world. */
export function beijingControlsOf(world: BeijingWorld): BeijingControls {
  const of = (address: string): BeijingMember => {
    const member = world.members.get(address);
    if (member === undefined) throw new Error(`no practice mailbox ${address}`);
    return member;
  };
  return {
    addresses: () => [...world.members.keys()],
    state: of,
    variant: () => world.variant,
    setVariant: (variant) => {
      world.variant = { ...world.variant, ...variant };
      if (variant.tokenKind === undefined) return;
      for (const member of world.members.values()) if (member.token !== null) member.token = newToken(variant.tokenKind);
    },
    code: (address, shiftMs = 0) => {
      const { token } = of(address);
      if (token === null) throw new Error('no token there');
      return token.code(world.clock.now() + shiftMs);
    },
    sent: (address) => of(address).sent?.code ?? '',
    captcha: () => world.lastCaptcha,
    clientMayEnter: (address, password) => of(address).password === password,
    deliver: (address, subject) => {
      of(address).mails.unshift({ subject, read: false });
    },
    markRead: (address) => {
      for (const mail of of(address).mails) mail.read = true;
    },
    expireSessions: () => world.visits.clear(),
  };
}
