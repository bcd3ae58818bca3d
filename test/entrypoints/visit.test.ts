// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { startVisit } from '../../lib/visit/visit.ts';
import script from '../../entrypoints/visit.ts';

vi.mock('../../lib/visit/visit.ts', () => ({ startVisit: vi.fn() }));

describe('the injected half', () => {
  it('begins once, and keeps whoever injects it waiting until the first look is over', async () => {
    const look = Promise.withResolvers<() => void>();
    vi.mocked(startVisit).mockReturnValue(look.promise);
    const over: string[] = [];
    const both = ['first', 'second'].map(async (name) => {
      await script.main();
      over.push(name);
    });
    await new Promise((done) => setTimeout(done, 10));
    expect(over).toEqual([]);
    look.resolve(() => undefined);
    await Promise.all(both);
    expect(over).toEqual(['first', 'second']);
    expect(startVisit).toHaveBeenCalledTimes(1);
  });
});
