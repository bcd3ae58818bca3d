// Names made to break a view: they turn text around, hide, pile up, run on, or look like code. Every script among them sets `ran`.
const kinds: readonly string[] = [
  ([] = '\u202Egnp.exe\u202C'),
  '\u2066isolate\u2069\u202E',
  '\u200B\u200C\u200D\u2060\uFEFF',
  'a\u0301\u0302\u0303\u0304'.repeat(30),
  '<img src=x onerror="globalThis.ran=1">',
  '<script>globalThis.ran=1</script>',
  '"><svg onload=globalThis.ran=1>',
  'javascript:globalThis.ran=1',
  '{{constructor.constructor("globalThis.ran=1")()}}',
  // oxlint-disable-next-line no-template-curly-in-string -- the text itself is the attack
  '${globalThis.ran=1}',
  'W'.repeat(200),
  '重庆大学'.repeat(50),
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(20),
  'עברית العربية mixed 中文',
  '\u0E01\u0E33\u0E49'.repeat(40),
  'ﷺ'.repeat(60),
  '\t\n\r tab and line',
  '\u0000\u0001\u007F',
  '&lt;b&gt;&amp;',
  '__proto__',
];

/** How many different ones a view must stand. */
export const nastyNames = 200;

/** A name of its own for every number. */
export function nastyName(index: number): string {
  return `${kinds[index % kinds.length] ?? ''}${index < kinds.length ? '' : index}`;
}
