// The file that Android apps keep their settings in: texts by name. Read by pattern, because a parser of documents would follow entities and references.

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const STRING = /<string name="([^"<]*)">([^<]*)<\/string>/g;

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES.get(name) ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Name → text; empty for a file of another kind. */
export function preferencesOf(text: string | null): ReadonlyMap<string, string> {
  if (text === null || !/^\s*<\?xml[^>]*>\s*<map\b/.test(text)) return new Map();
  return new Map([...text.matchAll(STRING)].map(([, name = '', value = '']) => [unescapeXml(name), unescapeXml(value)]));
}
