import { describe, expect, it, vi } from 'vitest';
import { takeTurns } from '../../../lib/background/turns.ts';

const later = (ms = 0) => new Promise((done) => setTimeout(done, ms));

/** Which of these promises have come to an end, after a while. */
async function settled(...all: Promise<unknown>[]): Promise<boolean[]> {
  const ended = all.map(() => false);
  all.forEach((one, at) => one.finally(() => (ended[at] = true)).catch(() => undefined));
  await later(100);
  return ended;
}

describe('pages that are asked at once', () => {
  it('leave the work to one, and only that one answers', async () => {
    const [here, there] = [takeTurns(), takeTurns()];
    const work = vi.fn(async () => {
      await later(20);
      return 'key';
    });
    const answers = [here('one', work), there('one', work)];
    expect(await Promise.race(answers)).toBe('key');
    expect((await settled(...answers)).filter(Boolean)).toHaveLength(1);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('take over from one that could not do it', async () => {
    const [here, there] = [takeTurns(), takeTurns()];
    const failed = here('two', async () => {
      throw new Error('closed');
    });
    const taken = there('two', async () => 'key');
    await expect(failed).rejects.toThrow('closed');
    expect(await taken).toBe('key');
  });

  it('work on the next question again', async () => {
    const [here, there] = [takeTurns(), takeTurns()];
    expect(await here('three', async () => 1)).toBe(1);
    await later(20);
    expect(await there('four', async () => 2)).toBe(2);
  });
});
