// "2 minutes ago" in the user's language, from the browser's own tables.

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
