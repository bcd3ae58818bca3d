// The sign-in itself: account and password, captcha, trusted device, second factor, then a session.
import { boundMethods, type Account } from './account.ts';
import { isTrusted, trustDevice, trustMs, type DeviceProof } from './device-trust.ts';
import { domains } from './seeds.ts';
import type { LoginVisit, Session } from './session.ts';
import type { World } from './world.ts';

/** What step one brings. */
export interface FirstStep {
  readonly uid: string;
  readonly domain: string;
  /** As it came over the wire: RSA, except on the XT3 page. */
  readonly password: string;
  readonly captcha: string;
  readonly device: DeviceProof;
}

export type LoginCode =
  | 'S_OK'
  | 'FA_NEED_DYNAMIC_PWD'
  | 'FA_INVALID_DYNAMIC_PWD'
  | 'FA_NEED_VERIFY_CODE'
  | 'FA_INVALID_VERIFY_CODE'
  | 'PASSWORD_ERROR';

/** Whether this login page asks for the picture. */
export function needsCaptcha(world: World, visit: LoginVisit): boolean {
  const { captcha } = world.variant;
  return captcha === 'on' || (captcha === 'after errors' && visit.passwordErrors > 0);
}

/** The account a user name and a domain mean; null when there is none. */
export function findAccount(world: World, uid: string, domain: string): Account | null {
  const name = uid.trim().toLowerCase();
  const address = name.includes('@') ? name : `${name}@${domain === '' ? domains[0] : domain}`;
  return world.accounts.get(address) ?? null;
}

function passwordOf(world: World, sent: string): string | null {
  return world.variant.generation === 'XT3' ? sent : world.key.open(sent);
}

/** Step one. On `FA_NEED_DYNAMIC_PWD` the visit remembers the account and waits for a second factor. */
export function firstStep(world: World, visit: LoginVisit, step: FirstStep): LoginCode {
  if (needsCaptcha(world, visit)) {
    if (step.captcha === '') return 'FA_NEED_VERIFY_CODE';
    if (step.captcha.toUpperCase() !== visit.captcha) return 'FA_INVALID_VERIFY_CODE';
  }
  const account = findAccount(world, step.uid, step.domain);
  if (account === null || passwordOf(world, step.password) !== account.password) {
    visit.passwordErrors += 1;
    return 'PASSWORD_ERROR';
  }
  visit.address = account.address;
  visit.passwordOk = true;
  const free = boundMethods(account).length === 0 || isTrusted(account, step.device, world.clock.now());
  if (free) visit.validated = true;
  return free ? 'S_OK' : 'FA_NEED_DYNAMIC_PWD';
}

/** What a finished sign-in hands to the browser. */
export interface Entry {
  readonly session: Session;
  readonly mainUrl: string;
  readonly token: string;
  readonly secret: string;
  /** Seconds; 0 without trust. */
  readonly preservePeriod: number;
}

/** Opens the session of a visit whose two steps are done; null otherwise. */
export function finish(world: World, visit: LoginVisit): Entry | null {
  const account = visit.address === null ? undefined : world.accounts.get(visit.address);
  if (account === undefined || !visit.passwordOk || !visit.validated) return null;
  world.visits.delete(visit.tempSid);
  const session = world.open(account.address);
  const device = visit.trust ? trustDevice(account, '浏览器', world.clock.now()) : null;
  return {
    session,
    mainUrl: `/coremail/${world.variant.appPath}/index.jsp?sid=${session.sid}`,
    token: device?.token ?? '',
    secret: device?.secret ?? '',
    preservePeriod: device === null ? 0 : trustMs / 1000,
  };
}
