// @vitest-environment jsdom
// The rehearsal of a page waits for the user's own first act in it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rehearse } from '../../../lib/page/rehearse.ts';
import { rehearseAtFirstAct } from '../../../lib/visit/rehearsal.ts';
import { part, show } from '../page/html.ts';
import { really } from './really.ts';

vi.mock('../../../lib/page/rehearse.ts', () => ({ rehearse: vi.fn() }));

let end = new AbortController();
const soon = () => vi.advanceTimersByTimeAsync(10);

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(rehearse).mockClear();
  end = new AbortController();
  show('<input>');
  rehearseAtFirstAct(document, end.signal, false);
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

describe('a page is rehearsed', () => {
  it.each([
    new MouseEvent('pointerdown', { bubbles: true, composed: true }),
    new KeyboardEvent('keydown', { bubbles: true, composed: true }),
  ])('once, after the first act (%#)', async (act) => {
    really(part('input'), act);
    expect(rehearse).not.toHaveBeenCalled();
    await soon();
    really(part('input'), new MouseEvent('pointerdown', { bubbles: true, composed: true }));
    await soon();
    expect(rehearse).toHaveBeenCalledTimes(1);
  });

  it('at once where he has acted already', async () => {
    end.abort();
    rehearseAtFirstAct(document, new AbortController().signal, true);
    await soon();
    expect(rehearse).toHaveBeenCalledTimes(1);
  });

  it('not for a script of the page', async () => {
    part('input').dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    await soon();
    expect(rehearse).not.toHaveBeenCalled();
  });

  it('not after the visit, also when it ends in between', async () => {
    really(part('input'), new MouseEvent('pointerdown', { bubbles: true, composed: true }));
    end.abort();
    await soon();
    expect(rehearse).not.toHaveBeenCalled();
  });
});
