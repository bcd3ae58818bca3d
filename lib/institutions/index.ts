// All institutions, and the one question everything hangs on: whose exact origin is this?
import { beijing } from './beijing.ts';
import { cqu } from './cqu.ts';
import { cumt } from './cumt.ts';
import type { Institution } from './institution.ts';

export type { Institution, ProviderId } from './institution.ts';

export const institutions: readonly Institution[] = [cqu, cumt, beijing];

/** All origins of an institution, each once, those of its web mail first. */
export function originsOf({ mailOrigins, origins }: Institution): readonly string[] {
  return [...new Set([...mailOrigins, ...origins])];
}

/** Match patterns of the hosts the extension asks for at install. */
export const requiredMatches: readonly string[] = institutions.flatMap((institution) =>
  originsOf(institution).map((origin) => `${origin}/*`),
);

/**
 * The institution that owns exactly this origin, else null. Says nothing about codes: that is `takesCodes`.
 * @param origin as the browser states it (`https://host`, no path); compared byte by byte, so ports, case, trailing dots and sub-domains never match.
 */
export function institutionOfOrigin(origin: string): Institution | null {
  return institutions.find((institution) => originsOf(institution).includes(origin)) ?? null;
}

/** Whether a code may be used on exactly this origin. Compared like `institutionOfOrigin`. */
export function takesCodes(origin: string): boolean {
  return institutions.some(({ origins }) => origins.includes(origin));
}

/** The institution with this id, else null. */
export function institutionById(id: string): Institution | null {
  return institutions.find((institution) => institution.id === id) ?? null;
}

/**
 * Whether a frame with this address, inside a page of the same listed origin, may hold that institution's log-in.
 * The origin itself must have been checked before, on what the browser states.
 */
export function isLoginFrame(origin: string, url: string): boolean {
  const institution = institutionOfOrigin(origin);
  if (institution === null || !URL.canParse(url)) return false;
  const { origin: own, pathname, search } = new URL(url);
  const foreign = institution.foreignFrames.some((part) => `${pathname}${search}`.toLowerCase().includes(part.toLowerCase()));
  return own === origin && !foreign && institution.loginFrames.some((prefix) => pathname.startsWith(prefix));
}
