// @vitest-environment jsdom
// What the top document makes of a code in one of its frames, once the page has taken the frame away.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeFrames } from '../../../lib/visit/frames.ts';
import { part, show } from '../page/html.ts';
import { fakeVisit } from './fake-visit.ts';

const frameId = 9;
const told = (state: 'filled' | 'pressed' | 'gone' | 'judged', purpose: 'bind' | 'unbind' | 'verify' = 'bind') => ({
  frameId,
  entryId: 'one',
  purpose,
  state,
});
const wait = (ms = 300) => vi.advanceTimersByTimeAsync(ms);
const outcomes = () => visit.inputsOf('visit:outcome');

let visit = fakeVisit();
let over = vi.fn();
let frames = makeFrames(visit, over);

/** The page takes the frame away; `bound` is what its list says then. */
async function closes(bound: boolean | null = false): Promise<void> {
  part('iframe').remove();
  visit.answers['visit:frame'] = [{ since: null }];
  visit.provider.otpBound = () => bound;
  await wait();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  show('<p id="words"></p><iframe></iframe><iframe id="other"></iframe>');
  visit = fakeVisit();
  visit.provider.otpBound = () => false;
  visit.answers['visit:frame'] = [{ since: 1_000 }];
  over = vi.fn();
  frames = makeFrames(visit, over);
});
afterEach(() => {
  frames.stop();
  vi.useRealTimers();
});

describe('a binding in a frame', () => {
  it('is not judged while the frame is there, whatever the page shows', async () => {
    await frames.hear(told('pressed'));
    visit.provider.otpBound = () => true;
    part('#words').textContent = '网络异常';
    await wait(60_000);
    part('#other').remove();
    await wait();
    expect(outcomes()).toEqual([]);
  });

  it.each([
    ['accepted when the list says so', 'filled', true, 'accepted'],
    ['accepted when it was sent and nothing speaks against it', 'pressed', null, 'accepted'],
    ['not known when it was never sent', 'filled', null, 'unknown'],
    ['not known when the list goes on to say the opposite', 'pressed', false, 'unknown'],
  ] as const)('is %s', async (_what, state, bound, outcome) => {
    await frames.hear(told('filled'));
    await frames.hear(told(state));
    await wait();
    await closes(bound);
    await wait(3_500);
    expect(outcomes()).toEqual([{ entryId: 'one', purpose: 'bind', outcome }]);
    expect(visit.cards()).toEqual(outcome === 'unknown' ? [{ kind: 'bind-unknown' }] : []);
    expect(over).toHaveBeenCalledTimes(1);
  });

  it('is not known when the page has said meanwhile that the line failed', async () => {
    await frames.hear(told('pressed'));
    await wait();
    part('#words').textContent = '网络异常，请稍后重试';
    await closes(null);
    await wait(3_500);
    expect(outcomes()).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('waits a moment for the list to be drawn anew', async () => {
    await frames.hear(told('pressed'));
    await wait();
    await closes(false);
    await wait(1_000);
    expect(outcomes()).toEqual([]);
    visit.provider.otpBound = () => true;
    await wait();
    expect(outcomes()).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('is judged here too when only the dialog in the frame has gone', async () => {
    await frames.hear(told('pressed'));
    await frames.hear(told('gone'));
    visit.provider.otpBound = () => true;
    await wait();
    expect(outcomes()).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('that the frame itself has judged is left alone', async () => {
    await frames.hear(told('pressed'));
    await frames.hear(told('judged'));
    await closes(true);
    await wait(4_000);
    expect(outcomes()).toEqual([]);
  });

  it('ends when another document stands in the frame', async () => {
    await frames.hear(told('filled'));
    await wait();
    visit.answers['visit:frame'] = [{ since: 2_000 }];
    part('#other').remove();
    await wait(4_000);
    expect(outcomes()).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('whose frame had gone before it was heard of is judged all the same', async () => {
    visit.answers['visit:frame'] = [{ since: null }];
    await frames.hear(told('pressed'));
    visit.provider.otpBound = () => true;
    await wait();
    expect(outcomes()).toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('other codes in a frame', () => {
  it('an unbinding counts once the list shows it, and not otherwise', async () => {
    visit.provider.otpBound = () => true;
    await frames.hear(told('filled', 'unbind'));
    await wait();
    await closes(true);
    await wait(8_000);
    expect(outcomes()).toEqual([]);
    visit.provider.otpBound = () => false;
    await wait();
    expect(outcomes()).toEqual([{ entryId: 'one', purpose: 'unbind', outcome: 'accepted' }]);
    await frames.hear(told('filled', 'unbind'));
    visit.provider.otpBound = () => true;
    await wait(20_000);
    expect([outcomes().length, over.mock.calls.length]).toEqual([1, 2]);
  });

  it('an identity check leaves nothing that a later one could be taken for', async () => {
    await frames.hear(told('filled', 'verify'));
    await wait();
    await closes();
    expect(outcomes()).toEqual([{ entryId: 'one', purpose: 'verify', outcome: 'unknown' }]);
    expect(visit.cards()).toEqual([]);
  });
});

describe('the card of a frame', () => {
  it('goes with its frame', async () => {
    frames.drawn(frameId);
    await wait(5_000);
    expect(visit.card.hide).not.toHaveBeenCalled();
    await closes();
    expect(visit.card.hide).toHaveBeenCalledTimes(1);
  });

  it('that is to stay does not', async () => {
    frames.drawn(frameId);
    frames.drawn(0);
    await closes();
    await wait(5_000);
    expect(visit.card.hide).not.toHaveBeenCalled();
    expect(visit.sent).toEqual([]);
  });

  it('is not asked about again and again', async () => {
    frames.drawn(frameId);
    await wait(60_000);
    expect(visit.inputsOf('visit:frame')).toEqual([{ frameId }]);
  });
});
