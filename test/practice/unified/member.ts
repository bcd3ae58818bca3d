// A member of the unified log-in, the seeded ones (all made up), and the ways of a second factor by their numbers.
import { practiceOtp, Token } from '../otp-check.ts';

/** Password of every seeded member. */
export const unifiedPassword = 'Not-a-real-password-3';

/** Ways of the second factor by the product's numbers; 10 is the one-time code. */
export const reAuthTypes = {
  '3': { name: '短信验证码', call: 'reAuthDynamicCodeType' },
  '4': { name: '企业微信', call: 'reAuthWChatDynamicCodeType' },
  '10': { name: '安全令牌OTP', call: '' },
  '11': { name: '邮箱验证码', call: 'reAuthEmailDynamicCodeType' },
  '13': { name: '掌上矿大', call: 'reAuthWeLinkDynamicCodeType' },
} as const;
export type ReAuthType = keyof typeof reAuthTypes;

/** A number as a type; null for one that is not served. */
export function reAuthTypeOf(text: string): ReAuthType | null {
  return (Object.keys(reAuthTypes) as ReAuthType[]).find((type) => type === text) ?? null;
}

export interface UnifiedAttempt {
  readonly at: number;
  readonly by: 'password' | 'dynamic' | 'qr' | ReAuthType;
  readonly outcome: string;
}

export interface UnifiedMember {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly phone: string;
  /** Methods of the second factor that are enabled, without the token. */
  readonly methods: readonly ReAuthType[];
  token: Token | null;
  /** Wrong passwords in a row. */
  errors: number;
  lockedUntilAt: number;
  readonly trusted: Set<string>;
  /** The code that was sent last, by the method it was sent for. */
  sent: { readonly type: string; readonly code: string; readonly at: number } | null;
  readonly attempts: UnifiedAttempt[];
}

/** Fresh members by user name. */
export function seedUnified(): Map<string, UnifiedMember> {
  const make = (username: string, name: string, methods: readonly ReAuthType[], otp: boolean): UnifiedMember => ({
    username,
    name,
    password: unifiedPassword,
    phone: `139000000${username.slice(-2)}`,
    methods,
    token: otp ? new Token(practiceOtp) : null,
    errors: 0,
    lockedUntilAt: 0,
    trusted: new Set(),
    sent: null,
    attempts: [],
  });
  const members = [
    make('08203001', '学生一', ['3'], true),
    make('08203002', '学生二', [], false),
    make('08203005', '学生五', [], true),
    make('08203006', '学生六', ['3', '4', '13'], false),
    make('08203009', '学生九', ['4', '11', '13'], true),
  ];
  return new Map(members.map((member) => [member.username, member]));
}

/** All ways of the second factor this member may use. */
export function methodsOf({ methods, token }: UnifiedMember): readonly ReAuthType[] {
  return token === null ? methods : [...methods, '10'];
}
