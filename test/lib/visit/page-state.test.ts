// What the background hears of the page on show, and with which message.
import { describe, expect, it } from 'vitest';
import { makePageState } from '../../../lib/visit/page-state.ts';
import type { Ask } from '../../../lib/visit/send.ts';

function stage() {
  const sent: [string, unknown][] = [];
  const ask = async (name: string, input: unknown) => {
    sent.push([name, input]);
    return { answered: name };
  };
  return { sent, state: makePageState(ask as Ask) };
}

const panel = { page: 'second-factor' };

describe('the panel of a second factor', () => {
  it('goes with the question for its code, once', async () => {
    const { sent, state } = stage();
    await state.see('second-factor');
    expect(sent).toEqual([]);
    expect(await state.askCode()).toEqual({ answered: 'otp:codeForPage' });
    await state.tell();
    await state.see('second-factor');
    await state.askCode();
    expect(sent).toEqual([
      ['otp:codeForPage', panel],
      ['otp:codeForPage', {}],
    ]);
  });

  it('is told before whatever else follows from it', async () => {
    const { sent, state } = stage();
    await state.see('second-factor');
    expect(await state.ask('card:show', { kind: 'locked' })).toEqual({ answered: 'card:show' });
    await state.askCode();
    expect(sent).toEqual([
      ['visit:state', panel],
      ['card:show', { kind: 'locked' }],
      ['otp:codeForPage', {}],
    ]);
  });

  it('is told by itself where nothing followed', async () => {
    const { sent, state } = stage();
    await state.see('second-factor');
    await state.tell();
    await state.tell();
    expect(sent).toEqual([['visit:state', panel]]);
  });
});

describe('any other page', () => {
  it('is told at once, and again only after another one, or when what was told counts no more', async () => {
    const { sent, state } = stage();
    for (const page of ['login', 'login', null, 'login', 'signed-in', 'login'] as const) await state.see(page);
    state.forget();
    await state.see('login');
    expect(sent.map(([, input]) => input)).toEqual(['login', 'signed-in', 'login', 'login'].map((page) => ({ page })));
  });

  it('takes the place of a panel that was not told', async () => {
    const { sent, state } = stage();
    await state.see('second-factor');
    await state.see('signed-in');
    await state.askCode();
    expect(sent).toEqual([
      ['visit:state', { page: 'signed-in' }],
      ['otp:codeForPage', {}],
    ]);
  });
});
