// Paths of one machine and of private tools do not belong in the project.
import { describe, expect, it } from 'vitest';
import type { Source } from './source.ts';
import { placeOf, readSources } from './source.ts';

/** Written so that this file does not find itself. */
const ofOneMachine =
  /\/[w]ork\/|\/[f]arm\/|\.\.\/[s]hared|\/[t]mp\/[a-z]|\/[h]ome\/[a-z]+\/|\/[U]sers\/[a-z]+\/|\b[i]ssue \d+\b/gi;

function strangers(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    [...source.text.matchAll(ofOneMachine)].map((match) => `${placeOf(source, match.index)}: ${match[0]}`),
  );
}

describe('the project', () => {
  it('names no path of one machine and no private tool', () => {
    const sources = readSources(/./).filter(({ path }) => !['.ci/run', 'package-lock.json'].includes(path));
    expect(strangers(sources)).toEqual([]);
  });
  it.each([`see /${'work'}/main`, `../${'shared'}/data`, `${'Issue'} 2`, `/${'home'}/me/x`])('notices %s', (text) => {
    expect(strangers([{ path: 'a.ts', text }])).toHaveLength(1);
  });
});
