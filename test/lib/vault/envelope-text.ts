// Alters stored envelopes the way a careful attacker would: with a checksum that fits again.
import { createHash } from 'node:crypto';
import type { Profile } from './fake-ports.ts';

/** The envelope text for a value, whatever it is, with the right checksum. */
export function withCheck(text: string): string {
  const body = text.slice(0, text.lastIndexOf(',"check":"'));
  return `${body},"check":"${createHash('sha256').update(body).digest('base64')}"}`;
}

/** The text of the envelope that is pointed at. */
export function activeText(profile: Profile): string {
  const { slot } = profile.primary.records.get('pointer') as { slot: string };
  return String(profile.primary.records.get(slot));
}

/** Puts one text in every place where an envelope stands. */
export function putEverywhere(profile: Profile, text: unknown): void {
  for (const slot of ['a', 'b']) if (profile.primary.records.has(slot)) profile.primary.records.set(slot, text);
  profile.mirror.records.set('mirror', text);
}

/** SHA-256 of everything stored in both stores, but for what the user is told. */
export function digest(profile: Profile): string {
  const records = [...profile.primary.records, ...profile.mirror.records].filter(
    ([name]) => name !== 'notice' && name !== 'tries',
  );
  const words = records.map(([name, value]) => [name, value instanceof Object ? Object.entries(value).map(String) : value]);
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

/** A copy of what is stored, to put back later. */
export function snapshot(profile: Profile): () => void {
  const stores = [profile.primary, profile.mirror, profile.session];
  const kept = stores.map(({ records }) => structuredClone(records));
  return () => {
    stores.forEach(({ records }, at) => {
      records.clear();
      for (const [name, value] of structuredClone(kept[at]) ?? []) records.set(name, value);
    });
  };
}
