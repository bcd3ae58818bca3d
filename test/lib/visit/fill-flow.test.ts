// @vitest-environment jsdom
// Filling: asked once an appearance, put in, judged by the page, tried again only after a refusal.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProblemCode } from '../../../lib/messaging/contract.ts';
import { makeFillFlow } from '../../../lib/visit/fill-flow.ts';
import { boxes, part, show } from '../page/html.ts';
import { code, facts, type FakeVisit, fakeVisit, seen } from './fake-visit.ts';

const panel =
  '<div id="p"><h3>二次验证</h3><label>动态口令 <input id="c"></label><p id="e"></p><label><input type="checkbox" id="t">信任此设备</label><button>确定</button></div>';
const typed = () => part<HTMLInputElement>('#c').value;
const tries = (visit: FakeVisit) => visit.inputsOf('otp:codeForPage').length;
const allTold = (visit: FakeVisit) => visit.inputsOf('visit:outcome');
/** What was told of the site's answers. */
const outcomes = (visit: FakeVisit) => allTold(visit).filter((told) => (told as { outcome: string }).outcome !== 'filled');

let visit = fakeVisit();
const flowOf = (purpose: 'login' | 'verify' | 'unbind' = 'login') => {
  const flow = makeFillFlow(visit, () => purpose);
  return { ...flow, look: () => flow.see(seen().field, seen().facts) };
};
const problem = (name: ProblemCode, waitMs?: number) => (waitMs === undefined ? { problem: name } : { problem: name, waitMs });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  show(panel);
  visit = fakeVisit();
  visit.answers['otp:codeForPage'] = [code];
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a code goes in', () => {
  it('by itself, once an appearance, however often the page is looked at', async () => {
    const flow = flowOf();
    for (let i = 0; i < 5; i++) await flow.look();
    expect(typed()).toBe('123456');
    expect(tries(visit)).toBe(1);
  });

  it('asked for once even while the answer is under way', async () => {
    const flow = flowOf();
    await Promise.all([flow.look(), flow.look(), flow.look()]);
    expect(tries(visit)).toBe(1);
  });

  it('not before a person has acted', async () => {
    visit.hasActed = false;
    const flow = flowOf();
    await flow.look();
    expect([typed(), visit.sent]).toEqual(['', []]);
    visit.hasActed = true;
    await flow.look();
    expect(typed()).toBe('123456');
  });

  it('not in a document that is not in sight', async () => {
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const flow = flowOf();
    await flow.look();
    expect([typed(), visit.sent]).toEqual(['', []]);
    state.mockReturnValue('visible');
    await flow.look();
    expect(typed()).toBe('123456');
  });

  it('asked for only when the box can take it, and looked after for a while when it cannot', async () => {
    const flow = makeFillFlow(visit, () => 'login');
    const { field, facts: now } = seen();
    part<HTMLInputElement>('#c').disabled = true;
    for (let i = 0; i < 21; i++) await flow.see(field, now);
    expect(visit.sent).toEqual([]);
    expect(vi.mocked(visit.lookSoon).mock.calls.slice(19)).toEqual([[250], [2_000]]);
    for (let i = 0; i < 300; i++) await flow.see(field, now);
    expect(vi.mocked(visit.lookSoon).mock.calls.length).toBeLessThan(200);
    part<HTMLInputElement>('#c').disabled = false;
    await flow.see(field, now);
    expect(typed()).toBe('123456');
  });

  it('looked after as long in the next step', async () => {
    const flow = makeFillFlow(visit, () => 'login');
    const { field, facts: now } = seen();
    part<HTMLInputElement>('#c').disabled = true;
    for (let i = 0; i < 300; i++) await flow.see(field, now);
    await flow.gone();
    vi.mocked(visit.lookSoon).mockClear();
    await flow.see(field, now);
    expect(visit.lookSoon).toHaveBeenCalledWith(250);
  });

  it('not over what the user has typed', async () => {
    part<HTMLInputElement>('#c').value = '9';
    await flowOf().look();
    expect([typed(), visit.sent]).toEqual(['9', []]);
  });

  it('into the box that stands there when the answer comes', async () => {
    const flow = flowOf();
    const asked = flow.look();
    show(panel);
    await flow.look();
    await asked;
    expect(typed()).toBe('123456');
  });

  it('nowhere when the box has gone meanwhile; the next one asks anew', async () => {
    const flow = flowOf();
    const asked = flow.look();
    await flow.gone();
    await asked;
    expect(typed()).toBe('');
    // A page that is signed in next was not opened by it.
    expect(outcomes(visit)).toEqual([{ entryId: 'one', purpose: 'login', outcome: 'unknown' }]);
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['123456', 2]);
  });

  it('into the box drawn anew while the answer was under way, of which no look has told yet', async () => {
    const asked = flowOf().look();
    show(panel);
    await asked;
    expect([typed(), outcomes(visit)]).toEqual(['123456', []]);
  });

  it('and takes our card away', async () => {
    await flowOf().look();
    expect(visit.card.hide).toHaveBeenCalled();
  });

  it('again for the next appearance', async () => {
    const flow = flowOf();
    await flow.look();
    part('#p').remove();
    await flow.gone();
    await vi.advanceTimersByTimeAsync(500);
    await flow.gone();
    show(panel);
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['123456', 2]);
  });
});

describe('what is pressed', () => {
  const presses = (selector: string) => {
    const heard = vi.fn();
    part(selector).addEventListener('click', heard);
    return heard;
  };

  it('is nothing by default', async () => {
    const [confirm, trust] = [presses('button'), presses('#t')];
    await flowOf().look();
    expect([confirm, trust].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('is the confirm button when the user wants that', async () => {
    visit.answers['otp:codeForPage'] = [{ ...code, confirm: true }];
    const confirm = presses('button');
    await flowOf().look();
    expect(confirm).toHaveBeenCalledTimes(1);
  });

  it('is never the button that takes the method away', async () => {
    visit.answers['otp:codeForPage'] = [{ ...code, confirm: true, tickTrust: true }];
    const [confirm, trust] = [presses('button'), presses('#t')];
    await flowOf('unbind').look();
    expect(typed()).toBe('123456');
    expect([confirm, trust].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('is the trust tick at a log-in when the user wants that, and its date is told', async () => {
    visit.answers['otp:codeForPage'] = [{ ...code, tickTrust: true }];
    await flowOf().look();
    expect(part<HTMLInputElement>('#t').checked).toBe(true);
    expect(visit.inputsOf('visit:trusted')).toHaveLength(1);
  });

  it('is no trust tick at an identity check', async () => {
    visit.answers['otp:codeForPage'] = [{ ...code, tickTrust: true }];
    await flowOf('verify').look();
    expect(part<HTMLInputElement>('#t').checked).toBe(false);
    expect(visit.inputsOf('visit:trusted')).toHaveLength(0);
  });
});

describe('a refusal', () => {
  it('is told, the code of ours is taken out, and the next one is asked for', async () => {
    visit.answers['otp:codeForPage'] = [code, { ...code, code: '654321', entryId: 'two' }];
    const flow = flowOf();
    await flow.look();
    part('#e').textContent = '动态口令错误';
    await flow.look();
    expect(outcomes(visit)).toEqual([{ entryId: 'one', purpose: 'login', outcome: 'refused' }]);
    expect([typed(), tries(visit)]).toEqual(['', 1]);
    expect(visit.lookSoon).toHaveBeenCalled();
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['654321', 2]);
  });

  it('leaves alone what the user has typed over it', async () => {
    const flow = flowOf();
    await flow.look();
    part<HTMLInputElement>('#c').value = '777';
    part('#e').textContent = '动态口令错误';
    await flow.look();
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['777', 1]);
  });

  it('is seen also when the panel has gone with it', async () => {
    const flow = flowOf();
    await flow.look();
    show('<p>动态口令错误</p>');
    await flow.gone();
    expect(outcomes(visit)).toMatchObject([{ outcome: 'refused' }]);
  });

  it('is told of the code of the document before, when the box stands there again', async () => {
    visit.choices.awaiting = { entryId: 'old', purpose: 'login' };
    const flow = flowOf();
    await flow.look();
    expect(visit.sent.map(({ name }) => name)).toEqual(['visit:outcome', 'otp:codeForPage']);
    expect(outcomes(visit)).toEqual([{ entryId: 'old', purpose: 'login', outcome: 'refused' }]);
  });

  it.each([
    ['login', 1],
    ['verify', 0],
    ['unbind', 0],
  ] as const)(
    'is not made up of a check that the user calls for anew in the next document (%s: %i told)',
    async (purpose, told) => {
      visit.choices.awaiting = { entryId: 'old', purpose: 'login' };
      const flow = flowOf(purpose);
      await flow.gone();
      await flow.look();
      expect(outcomes(visit)).toHaveLength(told);
      expect(typed()).toBe('123456');
    },
  );

  it('is not made up while the page says nothing', async () => {
    const flow = flowOf();
    await flow.look();
    await vi.advanceTimersByTimeAsync(60_000);
    await flow.look();
    expect(outcomes(visit)).toEqual([]);
  });
});

describe('a code the user types himself', () => {
  it('over ours is told once: what the site says then is not about ours', async () => {
    const flow = flowOf();
    await flow.look();
    part<HTMLInputElement>('#c').value = '777000';
    await flow.look();
    await flow.look();
    expect(outcomes(visit)).toEqual([{ entryId: 'one', purpose: 'login', outcome: 'unknown' }]);
  });
});

describe('a line that failed', () => {
  const fail = (value: string) => {
    part('#e').textContent = '网络异常，请稍后重试';
    part<HTMLInputElement>('#c').value = value;
  };
  const two = { ...code, code: '654321' };

  it('and a box emptied with it: the next code goes in, and nobody has refused the one before', async () => {
    visit.answers['otp:codeForPage'] = [code, two];
    const flow = flowOf();
    await flow.look();
    fail('');
    await flow.look();
    await flow.look();
    expect([typed(), outcomes(visit)]).toEqual(['654321', []]);
    fail('');
    await flow.look();
    await flow.look();
    expect(tries(visit)).toBe(3);
  });

  it('leaves a code alone that still stands in the box', async () => {
    const flow = flowOf();
    await flow.look();
    fail('123456');
    await flow.look();
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['123456', 1]);
  });

  it('is not made up: a box that somebody empties stays empty', async () => {
    const flow = flowOf();
    await flow.look();
    part<HTMLInputElement>('#c').value = '';
    await flow.look();
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['', 1]);
  });

  it('leaves the button to the user from then on, until another step', async () => {
    visit.answers['otp:codeForPage'] = [{ ...code, confirm: true }];
    const pressed = vi.fn();
    part('button').addEventListener('click', pressed);
    const flow = flowOf();
    await flow.look();
    fail('');
    await flow.look();
    await flow.look();
    expect([typed(), pressed.mock.calls.length]).toEqual(['123456', 1]);
    await flow.passed();
    part<HTMLInputElement>('#c').value = '';
    await flow.look();
    expect(pressed).toHaveBeenCalledTimes(2);
  });
});

describe('a panel that goes', () => {
  it('and comes back at once is the same step: nothing is asked again', async () => {
    const flow = flowOf();
    await flow.look();
    part('#p').hidden = true;
    await flow.gone();
    await vi.advanceTimersByTimeAsync(100);
    part('#p').hidden = false;
    await flow.look();
    expect(tries(visit)).toBe(1);
  });

  it('after a log-in proves nothing by itself', async () => {
    const flow = flowOf();
    await flow.look();
    part('#p').remove();
    await flow.gone();
    await vi.advanceTimersByTimeAsync(5_000);
    await flow.gone();
    expect(outcomes(visit)).toEqual([]);
  });

  it.each([
    [
      'accepted, when the list then shows the method unbound',
      false,
      [{ entryId: 'one', purpose: 'unbind', outcome: 'accepted' }],
    ],
    ['nothing, when the list still shows it bound', true, []],
  ])('after an unbinding means %s', async (_what, bound, told) => {
    const flow = flowOf('unbind');
    await flow.look();
    part('#p').remove();
    await flow.gone();
    await vi.advanceTimersByTimeAsync(500);
    visit.provider.otpBound = () => bound;
    await flow.gone();
    expect(outcomes(visit)).toEqual(told);
  });

  it.each([
    ['unbind', [{ entryId: 'one', purpose: 'unbind', outcome: 'filled' }]],
    ['verify', []],
    ['login', []],
  ] as const)('a code for a %s is told as such where the next document may have to judge it', async (purpose, told) => {
    await flowOf(purpose).look();
    expect(allTold(visit)).toEqual(told);
  });

  it('after an unbinding is waited for while the list still shows the method as it was', async () => {
    const flow = flowOf('unbind');
    await flow.look();
    part('#p').remove();
    visit.provider.otpBound = () => true;
    await flow.gone();
    await vi.advanceTimersByTimeAsync(3_000);
    await flow.gone();
    visit.provider.otpBound = () => false;
    await vi.advanceTimersByTimeAsync(500);
    await flow.gone();
    expect(outcomes(visit)).toEqual([{ entryId: 'one', purpose: 'unbind', outcome: 'accepted' }]);
  });

  it.each([
    ['unbind', ['filled', 'gone']],
    ['verify', ['filled', 'gone']],
    ['login', []],
  ] as const)('of a frame is left to the top document: %s', async (purpose, states) => {
    const tellTop = vi.fn(async () => ({}));
    visit.tellTop = tellTop;
    const flow = flowOf(purpose);
    await flow.look();
    part('#p').remove();
    await flow.gone();
    await vi.advanceTimersByTimeAsync(500);
    await flow.gone();
    expect(tellTop.mock.calls).toEqual(states.map((state) => [{ entryId: 'one', purpose, state }]));
    expect(outcomes(visit)).toEqual([]);
  });

  it('of a frame that refuses the code is told there, and the top document waits no more', async () => {
    const tellTop = vi.fn(async (_told: object) => ({}));
    visit.tellTop = tellTop;
    const flow = flowOf('unbind');
    await flow.look();
    part('#e').textContent = '动态口令错误';
    await flow.look();
    expect(tellTop.mock.calls.map(([told]) => told)).toMatchObject([{ state: 'filled' }, { state: 'judged' }]);
    expect(outcomes(visit)).toMatchObject([{ outcome: 'refused' }]);
  });

  it('after an unbinding means nothing while no list shows, and is not waited for longer than ten seconds', async () => {
    const flow = flowOf('unbind');
    await flow.look();
    part('#p').remove();
    await flow.gone();
    await vi.advanceTimersByTimeAsync(9_000);
    await flow.gone();
    expect(visit.lookSoon).toHaveBeenLastCalledWith(500);
    await vi.advanceTimersByTimeAsync(2_000);
    await flow.gone();
    visit.provider.otpBound = () => false;
    await flow.gone();
    expect(outcomes(visit)).toEqual([]);
  });
});

describe('another step without a pause in between', () => {
  const check =
    '<div id="p"><h3>解绑第三方OTP</h3><label>动态口令 <input id="c"></label><p id="e"></p><button>确定</button></div>';
  const flowOfWords = () => {
    const flow = makeFillFlow(visit, () => (document.body.textContent.includes('解绑') ? 'unbind' : 'verify'));
    return { ...flow, look: () => flow.see(seen().field, seen().facts) };
  };

  it('a box for something else gets a code of its own', async () => {
    const flow = flowOfWords();
    await flow.look();
    show(check);
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['123456', 2]);
  });

  it('a box drawn anew for the same thing gets none', async () => {
    const flow = flowOfWords();
    await flow.look();
    show(panel);
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['', 1]);
  });

  it('the same box with other words around it gets none', async () => {
    const flow = flowOfWords();
    await flow.look();
    part('h3').textContent = '解绑';
    await flow.look();
    expect(tries(visit)).toBe(1);
  });

  it('a refusal is told first', async () => {
    const flow = flowOfWords();
    await flow.look();
    show(check);
    part('#e').textContent = '动态口令错误';
    await flow.look();
    expect(outcomes(visit)).toEqual([{ entryId: 'one', purpose: 'verify', outcome: 'refused' }]);
  });

  it('a binding ends what was filled before, so that the box after it gets a code', async () => {
    const flow = flowOf('verify');
    await flow.look();
    part('#p').remove();
    await flow.passed();
    show(panel);
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['123456', 2]);
  });

  it.each([
    [false, [{ entryId: 'one', purpose: 'unbind', outcome: 'accepted' }]],
    [true, []],
    [null, []],
  ])('a binding right after an unbinding: the list behind it says bound %s', async (bound, told) => {
    const flow = flowOf('unbind');
    await flow.look();
    part('#p').remove();
    visit.provider.otpBound = () => bound;
    await flow.passed();
    expect(outcomes(visit)).toEqual(told);
  });
});

describe('where no code is to be had', () => {
  const refused = async (answer: object) => {
    visit.answers['otp:codeForPage'] = [answer];
    const flow = flowOf();
    await flow.look();
    return flow;
  };

  it.each([
    ['locked', 'locked'],
    ['refused-twice', 'fill-refused'],
    ['several-entries', 'fill-offer'],
    ['no-entry', 'no-entry'],
  ] as const)('%s: the card says %s, and nothing is asked again', async (name, kind) => {
    const flow = await refused(problem(name));
    await flow.look();
    expect(visit.cards()).toEqual([{ kind }]);
    expect(visit.card.show).toHaveBeenCalledTimes(1);
    expect(tries(visit)).toBe(1);
  });

  it('turned off: nothing is said, unless the user fills by his own click', async () => {
    await refused(problem('turned-off'));
    expect(visit.cards()).toEqual([]);
    visit = fakeVisit();
    visit.choices.mode = 'click';
    await refused(problem('turned-off'));
    expect(visit.cards()).toEqual([{ kind: 'fill-offer' }]);
  });

  it('no entry: nothing is said at a box that may ask for something else', async () => {
    visit.answers['otp:codeForPage'] = [problem('no-entry')];
    const { field, facts: page } = seen();
    await makeFillFlow(visit, () => 'login').see({ ...field, kind: 'code' }, page);
    expect(visit.cards()).toEqual([]);
  });

  it('the card does not come when the background refuses it', async () => {
    visit.answers['card:show'] = [problem('not-allowed')];
    await refused(problem('locked'));
    expect(visit.card.show).not.toHaveBeenCalled();
  });

  it('too late in its step: the next one is asked for when its time has come', async () => {
    visit.answers['otp:codeForPage'] = [problem('wait', 2_500), code];
    const flow = flowOf();
    await flow.look();
    expect(visit.cards()).toEqual([{ kind: 'fill-waiting', waitMs: 2_500 }]);
    await vi.advanceTimersByTimeAsync(2_500);
    await flow.look();
    expect(tries(visit)).toBe(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(visit.lookSoon).toHaveBeenCalledTimes(1);
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['123456', 2]);
  });

  it('a wait of a second is not worth a card', async () => {
    await refused(problem('wait', 900));
    expect(visit.cards()).toEqual([]);
  });

  it('a wait of minutes is said, and the code is asked for again meanwhile: the right time may be known by then', async () => {
    visit.answers['otp:codeForPage'] = [problem('wait', 330_000), code];
    const flow = flowOf();
    await flow.look();
    expect(visit.cards()).toEqual([{ kind: 'fill-waiting', waitMs: 330_000 }]);
    await vi.advanceTimersByTimeAsync(60_000);
    await flow.look();
    expect(typed()).toBe('123456');
  });

  it.each(['unexpected', 'storage-failed', 'disk-full', 'already-used'] as const)(
    '%s may pass: the code is asked for again by itself, ever later and not for ever',
    async (name) => {
      const flow = await refused(problem(name));
      const askedAt = [performance.now()];
      const begunAt = performance.now();
      vi.mocked(visit.lookSoon).mockImplementation(() => void flow.look());
      for (let ms = 0; ms < 3_600_000; ms += 100) {
        const before = tries(visit);
        await vi.advanceTimersByTimeAsync(100);
        if (tries(visit) > before) askedAt.push(performance.now());
      }
      const pauses = askedAt.slice(1).map((at, i) => at - (askedAt[i] ?? 0));
      expect(pauses[0]).toBeLessThanOrEqual(200);
      expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
      expect(askedAt.length).toBeLessThan(12);
      expect((askedAt.at(-1) ?? 0) - begunAt).toBeGreaterThan(120_000);
      expect(visit.cards()).toEqual([]);
    },
  );

  it('a passing failure is over: the code goes in, and the next step counts from the start', async () => {
    visit.answers['otp:codeForPage'] = [problem('unexpected'), code];
    const flow = flowOf();
    await flow.look();
    expect(typed()).toBe('');
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['', 1]);
    await vi.advanceTimersByTimeAsync(150);
    expect(visit.lookSoon).toHaveBeenCalledTimes(1);
    await flow.look();
    expect([typed(), tries(visit)]).toEqual(['123456', 2]);
  });

  it.each(['locked', 'no-entry'] as const)(
    '%s may be changed elsewhere: a later look asks again, the card comes once',
    async (name) => {
      visit.answers['otp:codeForPage'] = [problem(name), problem(name), code];
      const flow = flowOf();
      for (let i = 0; i < 2; i++) {
        await flow.look();
        await vi.advanceTimersByTimeAsync(5_000);
      }
      expect([visit.cards().length, vi.mocked(visit.lookSoon).mock.calls]).toEqual([1, []]);
      await flow.look();
      expect(typed()).toBe('123456');
    },
  );

  it.each(['refused-twice', 'several-entries', 'turned-off', 'not-allowed'] as const)(
    '%s is final in this step',
    async (name) => {
      const flow = await refused(problem(name));
      await vi.advanceTimersByTimeAsync(3_600_000);
      await flow.look();
      expect([tries(visit), vi.mocked(visit.lookSoon).mock.calls]).toEqual([1, []]);
    },
  );

  it('a wait ends with the box', async () => {
    const flow = await refused(problem('wait', 2_500));
    await flow.gone();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(visit.lookSoon).not.toHaveBeenCalled();
  });
});

describe('a box that does not take the code', () => {
  /** Covered in the moment of the fill, as by a sheet that comes at the focus. */
  const cover = () => part('#c').addEventListener('focus', () => part('#c').setAttribute('readonly', ''), { once: true });

  it('gets the next one a moment later, and nothing is made of the one that went nowhere', async () => {
    visit.answers['otp:codeForPage'] = [code, { ...code, code: '654321' }];
    cover();
    const flow = flowOf();
    await flow.look();
    expect([typed(), outcomes(visit)]).toEqual(['', [{ entryId: 'one', purpose: 'login', outcome: 'unknown' }]]);
    part('#c').removeAttribute('readonly');
    await vi.advanceTimersByTimeAsync(150);
    expect(visit.lookSoon).toHaveBeenCalled();
    await flow.look();
    expect(typed()).toBe('654321');
  });

  it('and never can is asked for no other', async () => {
    const { field, facts: page } = seen();
    boxes()[0]?.setAttribute('maxlength', '4');
    const flow = makeFillFlow(visit, () => 'login');
    await flow.see(field, page);
    await vi.advanceTimersByTimeAsync(600_000);
    await flow.see(field, page);
    expect([tries(visit), outcomes(visit).length]).toEqual([1, 1]);
  });
});

describe('a code the user asked for', () => {
  it('and that is not to be had leaves the one in the box to be judged', async () => {
    const flow = flowOf();
    await flow.look();
    const { field, facts: page } = seen();
    expect(await flow.take({ problem: 'wait', waitMs: 20_000 }, field, page)).toEqual({ problem: 'wait', waitMs: 20_000 });
    part('#e').textContent = '动态口令错误';
    await flow.look();
    expect(outcomes(visit)).toMatchObject([{ outcome: 'refused' }]);
  });

  it('takes the place of one that is on its way', async () => {
    visit.answers['otp:codeForPage'] = [{ ...code, code: '654321', entryId: 'two' }];
    const flow = flowOf();
    const asked = flow.look();
    const { field, facts: page } = seen();
    await flow.take(code, field, page);
    await asked;
    expect([typed(), outcomes(visit)]).toEqual(['123456', [{ entryId: 'two', purpose: 'login', outcome: 'unknown' }]]);
  });

  it('goes in without any act in the page', async () => {
    visit.hasActed = false;
    const { field, facts: page } = seen();
    expect(await makeFillFlow(visit, () => 'login').take(code, field, page)).toBe(true);
    expect(typed()).toBe('123456');
  });

  it('is refused where it cannot go in', async () => {
    const { field, facts: page } = seen();
    boxes()[0]?.setAttribute('maxlength', '4');
    expect(await makeFillFlow(visit, () => 'login').take(code, field, page)).toEqual({ problem: 'no-field' });
  });

  it('that is not to be had is explained', async () => {
    const { field } = seen();
    const flow = makeFillFlow(visit, () => 'login');
    expect(await flow.take({ problem: 'locked' }, field, facts())).toEqual({ problem: 'locked' });
    expect(visit.cards()).toEqual([{ kind: 'locked' }]);
  });
});
