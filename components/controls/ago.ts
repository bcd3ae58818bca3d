// "2 minutes ago" in the user's language, from the browser's own tables.
import { useClock } from './now.ts';
import { useText } from './translate.tsx';

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** @param at and now in ms since 1970; a future `at` counts as now. */
export function ago(at: number, now: number, languageTag: string): string {
  const passed = Math.max(0, now - at);
  const words = new Intl.RelativeTimeFormat(languageTag, { numeric: 'auto' });
  for (const [unit, ms] of steps) if (passed >= ms) return words.format(-Math.floor(passed / ms), unit);
  return words.format(0, 'second');
}

/** Words for moments (ms since 1970), kept up to date while they are on the page. */
export function useAgo(): (at: number) => string {
  const { tag } = useText();
  const minute = useClock((now) => Math.floor(now / 60_000));
  // The next minute stands for this one: rounding down would make a moment of this minute lie in the future.
  return (at) => ago(at, Math.max(at, (minute + 1) * 60_000 - 1), tag);
}
