// @vitest-environment jsdom
// Binding: what the dialog shows is told once, the first code goes in after the user's yes, and only the site's answer proves it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeBindFlow } from '../../../lib/visit/bind-flow.ts';
import { readQrIn } from '../../../lib/visit/read-qr.ts';
import { part, show } from '../page/html.ts';
import { code, facts, fakeVisit } from './fake-visit.ts';
import { clickReally, pressReally } from './really.ts';

vi.mock('../../../lib/visit/read-qr.ts', () => ({ readQrIn: vi.fn(), pngOf: () => 'data:image/png;base64,AA==' }));

const uri = 'otpauth://totp/student1?secret=GEZDGNBVGY3TQOJQ';
const dialog =
  '<div id="d" role="dialog"><h3>绑定第三方OTP</h3><label>动态口令 <input id="c"></label><p id="e"></p><button id="no">取消</button><button id="ok">确定</button></div>';
const typed = () => part<HTMLInputElement>('#c').value;
/** A picture of squares in one shade. */
const pictureOf = (shade: number, side = 160) =>
  ({ width: side, height: side, data: new Uint8ClampedArray(side * side * 4).fill(shade) }) as ImageData;
const picture = pictureOf(0);

let visit = fakeVisit();
let flow = makeBindFlow(visit);

/** The page is looked at while the dialog is on show. */
function look(named = true): Promise<void> {
  const page = facts();
  const field = page.fields.find(({ action }) => action === 'fill') ?? null;
  return flow.see({ part: part('#d'), field, named }, page);
}

/** The page is looked at without a dialog, `ms` after. */
async function goneFor(ms: number): Promise<void> {
  await flow.gone();
  await vi.advanceTimersByTimeAsync(ms);
  await flow.gone();
}

const shows = (texts: readonly string[], unread: ImageData | null = null) =>
  vi.mocked(readQrIn).mockResolvedValue({ texts, unread });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  show(dialog);
  visit = fakeVisit();
  visit.answers['bind:code'] = [code];
  flow = makeBindFlow(visit);
  shows([uri]);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what the dialog shows', () => {
  it('is told once while it stays the same', async () => {
    for (let i = 0; i < 4; i++) await look();
    expect(visit.sent).toEqual([{ name: 'bind:found', input: { texts: [uri] } }]);
  });

  it('is told again when the code was drawn anew with another secret', async () => {
    await look();
    shows([`${uri}2`]);
    await look();
    expect(visit.inputsOf('bind:found')).toEqual([{ texts: [uri] }, { texts: [`${uri}2`] }]);
  });

  it('is told again for a dialog opened again', async () => {
    await look();
    await goneFor(900);
    await look();
    expect(visit.inputsOf('bind:found')).toHaveLength(2);
  });

  it('is read once at a time', async () => {
    await Promise.all([look(), look(), look()]);
    expect(visit.inputsOf('bind:found')).toHaveLength(1);
  });

  it('is called foreign when it is no set-up text, in a dialog that names an authenticator only', async () => {
    visit.answers['bind:found'] = [{ problem: 'foreign-qr' }];
    await look(false);
    expect(visit.cards()).toEqual([]);
    flow = makeBindFlow(visit);
    await look();
    await vi.advanceTimersByTimeAsync(1_500);
    await look();
    expect(visit.cards()).toEqual([{ kind: 'bind-problem', problem: 'foreign-qr' }]);
  });

  it('is given time to be drawn beside a foreign code that was there first', async () => {
    visit.answers['bind:found'] = [{ problem: 'foreign-qr' }, { shown: true }];
    shows(['https://weixin.qq.com/x/decoy']);
    await look();
    await vi.advanceTimersByTimeAsync(1_400);
    expect(visit.lookSoon).toHaveBeenCalledWith(200);
    shows(['https://weixin.qq.com/x/decoy', uri]);
    await look();
    expect(visit.cards()).toEqual([]);
  });

  it.each([
    ['unknown-algorithm', 'unknown-algorithm'],
    ['bad-secret', 'bad-secret'],
    ['storage-failed', 'no-qr'],
  ])('that cannot be used (%s) is explained as %s', async (problem, said) => {
    visit.answers['bind:found'] = [{ problem }];
    await look();
    await vi.advanceTimersByTimeAsync(1_500);
    await look();
    expect(visit.cards()).toEqual([{ kind: 'bind-problem', problem: said }]);
  });
});

describe('a picture that cannot be read', () => {
  const pixels = () => visit.inputsOf('bind:pixels');

  it('is given time to be drawn, then goes to the second reader once', async () => {
    shows([], picture);
    await look();
    await vi.advanceTimersByTimeAsync(1_400);
    await look();
    expect(pixels()).toEqual([]);
    expect(visit.lookSoon).toHaveBeenCalledWith(200);
    await vi.advanceTimersByTimeAsync(100);
    await look();
    await look();
    expect(pixels()).toEqual([{ png: 'data:image/png;base64,AA==' }]);
  });

  it('goes there again when it has been drawn anew, in the same size and whole', async () => {
    shows([], picture);
    await look();
    await vi.advanceTimersByTimeAsync(1_500);
    await look();
    for (const half of [1, 2, 3]) {
      shows([], pictureOf(half));
      await look();
      await vi.advanceTimersByTimeAsync(1_400);
    }
    expect(pixels()).toHaveLength(1);
    expect(visit.lookSoon).toHaveBeenLastCalledWith(200);
    await vi.advanceTimersByTimeAsync(100);
    await look();
    await look();
    expect(pixels()).toHaveLength(2);
    shows([], pictureOf(4, 90));
    await look();
    await vi.advanceTimersByTimeAsync(5_000);
    await look();
    expect(pixels()).toHaveLength(2);
  });

  it('is left alone where nothing says that it is about an authenticator', async () => {
    shows([], picture);
    await look(false);
    await vi.advanceTimersByTimeAsync(5_000);
    await look(false);
    expect(visit.sent).toEqual([]);
  });

  it('is said to be unreadable when even the card cannot be shown', async () => {
    shows([], picture);
    visit.answers['bind:pixels'] = [{ problem: 'not-allowed' }];
    await look();
    await vi.advanceTimersByTimeAsync(1_500);
    await look();
    expect(visit.cards()).toEqual([{ kind: 'bind-problem', problem: 'no-qr' }]);
  });

  it('that has gone is nothing to speak of', async () => {
    shows([]);
    await look();
    await vi.advanceTimersByTimeAsync(5_000);
    await look();
    expect(visit.sent).toEqual([]);
  });
});

describe('the first code', () => {
  const yes = async () => {
    await look();
    flow.go();
    await look();
  };

  it('goes in only after the user’s yes', async () => {
    await look();
    await look();
    expect([typed(), visit.inputsOf('bind:code')]).toEqual(['', []]);
    expect(visit.card.hide).not.toHaveBeenCalled();
    flow.go();
    expect(visit.card.hide).toHaveBeenCalledTimes(1);
    expect(visit.lookSoon).toHaveBeenCalled();
    await look();
    expect(typed()).toBe('123456');
    expect(visit.cards()).toEqual([{ kind: 'bind-filled', confirmed: false }]);
  });

  it.each([true, false, null])('is asked for with what the list says before it goes in: bound %s', async (bound) => {
    visit.provider.otpBound = () => bound;
    await yes();
    expect(visit.inputsOf('bind:code')).toEqual([{ bound }]);
  });

  it('is asked for once', async () => {
    await yes();
    await look();
    await look();
    expect(visit.inputsOf('bind:code')).toHaveLength(1);
  });

  it('waits for the box where the dialog asks for it in a second step', async () => {
    part('label').hidden = true;
    await yes();
    expect(visit.inputsOf('bind:code')).toEqual([]);
    part('label').hidden = false;
    await look();
    expect(typed()).toBe('123456');
  });

  it('does not go over what the user has typed', async () => {
    part<HTMLInputElement>('#c').value = '9';
    await yes();
    expect(typed()).toBe('9');
  });

  it('is not confirmed unless the user wants that', async () => {
    const pressed = vi.fn();
    part('#ok').addEventListener('click', pressed);
    await yes();
    expect(pressed).not.toHaveBeenCalled();
    show(dialog);
    part('#ok').addEventListener('click', pressed);
    visit.answers['bind:code'] = [{ ...code, confirm: true }];
    flow = makeBindFlow(visit);
    await yes();
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(visit.cards().at(-1)).toEqual({ kind: 'bind-filled', confirmed: true });
  });

  it('with little time left is waited for, visibly', async () => {
    visit.answers['bind:code'] = [{ problem: 'wait', waitMs: 8_000 }, code];
    await yes();
    expect(visit.cards()).toEqual([{ kind: 'bind-waiting', waitMs: 8_000 }]);
    await vi.advanceTimersByTimeAsync(8_000);
    await look();
    expect(visit.inputsOf('bind:code')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    await look();
    expect(typed()).toBe('123456');
  });

  it.each([
    ['locked', { kind: 'locked' }],
    ['no-entry', { kind: 'bind-problem', problem: 'unexpected' }],
  ])('that is not to be had (%s) is explained', async (problem, card) => {
    visit.answers['bind:code'] = [{ problem }];
    await yes();
    expect(visit.cards()).toEqual([card]);
  });

  it('that the box does not keep is explained', async () => {
    part('#c').addEventListener('change', () => (part<HTMLInputElement>('#c').value = ''));
    await yes();
    expect(visit.cards()).toEqual([{ kind: 'bind-problem', problem: 'no-field' }]);
  });

  describe('of a dialog that shows another secret after the yes', () => {
    const next = uri.replace('GEZDGNBV', 'JBSWY3DP');
    const asked = () => visit.inputsOf('bind:found').at(-1);

    it('does not go in: the new secret is asked about first', async () => {
      part('label').hidden = true;
      await yes();
      shows([next]);
      part('label').hidden = false;
      await look();
      expect([typed(), asked()]).toEqual(['', { texts: [next] }]);
      flow.go();
      await look();
      expect(typed()).toBe('123456');
    });

    it('does not go in after its wait, in a dialog opened again', async () => {
      visit.answers['bind:code'] = [{ problem: 'wait', waitMs: 8_000 }, code];
      await yes();
      await goneFor(900);
      shows([next]);
      await look();
      await vi.advanceTimersByTimeAsync(9_000);
      await look();
      expect([typed(), asked()]).toEqual(['', { texts: [next] }]);
    });

    it('is taken out again', async () => {
      await yes();
      shows([next]);
      await look();
      expect([typed(), asked()]).toEqual(['', { texts: [next] }]);
    });

    it('is left there once it was sent, until the site has refused it', async () => {
      await yes();
      clickReally(part('#ok'));
      shows([next]);
      await look();
      expect(typed()).toBe('123456');
      part('#e').textContent = '动态口令错误';
      await look();
      await look();
      expect([typed(), asked()]).toEqual(['', { texts: [next] }]);
      expect(visit.inputsOf('bind:code')).toHaveLength(1);
    });

    it('is taken out again when only the second reader could read the first one: the picture tells', async () => {
      shows([], picture);
      await look();
      await vi.advanceTimersByTimeAsync(1_500);
      await yes();
      expect(typed()).toBe('123456');
      shows([], pictureOf(9));
      await look();
      await vi.advanceTimersByTimeAsync(1_500);
      await look();
      expect(typed()).toBe('');
      expect(visit.inputsOf('bind:pixels')).toHaveLength(2);
    });

    it('is taken out again when the new one is the first that the fast reader can read', async () => {
      shows([], picture);
      await look();
      await vi.advanceTimersByTimeAsync(1_500);
      await yes();
      shows([next]);
      await look();
      expect([typed(), asked()]).toEqual(['', { texts: [next] }]);
    });

    it.each([
      ['the same picture', picture],
      ['a picture of another size, of the next step', pictureOf(9, 90)],
      ['a picture that is blank for a moment', null],
    ])('stays where there is %s', async (_what, unread) => {
      shows([], picture);
      await look();
      await vi.advanceTimersByTimeAsync(1_500);
      await yes();
      for (const now of [unread, unread, unread ?? picture]) {
        shows([], now ?? pictureOf(255));
        await look();
        await vi.advanceTimersByTimeAsync(unread === null ? 600 : 1_500);
        await look();
      }
      expect(typed()).toBe('123456');
    });

    it('stays where a picture that nobody can read takes the place of a code that was read at once', async () => {
      await yes();
      shows([], picture);
      await look();
      await vi.advanceTimersByTimeAsync(3_000);
      await look();
      expect(typed()).toBe('123456');
    });

    it.each([
      ['another code beside it', [uri, 'https://weixin.qq.com/x/other']],
      ['no code at all for a moment', []],
    ])('goes in all the same with %s', async (_what, texts) => {
      part('label').hidden = true;
      await yes();
      shows(texts);
      part('label').hidden = false;
      await look();
      expect(typed()).toBe('123456');
    });
  });

  describe('and the site’s answer', () => {
    const told = () => visit.inputsOf('visit:outcome').map((input) => (input as { outcome: string }).outcome);
    const refuse = async (words = '动态口令错误') => {
      part('#e').textContent = words;
      await look();
    };

    it('an error: refused, our code is taken out, the next one goes in', async () => {
      visit.answers['bind:code'] = [code, { ...code, code: '654321' }];
      await yes();
      await refuse();
      expect([told(), typed()]).toEqual([['refused'], '']);
      await look();
      expect(typed()).toBe('654321');
    });

    it('an error over what the user has typed: that stays', async () => {
      await yes();
      part<HTMLInputElement>('#c').value = '777';
      await refuse();
      expect(typed()).toBe('777');
    });

    it('two errors: the card says why, and no third code goes in', async () => {
      visit.answers['bind:code'] = [code, { ...code, code: '654321' }];
      await yes();
      await refuse();
      await look();
      await refuse('验证码错误，请重新输入');
      await look();
      await look();
      expect(told()).toEqual(['refused', 'refused']);
      expect(visit.cards().at(-1)).toEqual({ kind: 'bind-refused' });
      expect(visit.inputsOf('bind:code')).toHaveLength(2);
    });

    it('a line that failed, the box emptied with it: the next code goes in and is the user’s to confirm', async () => {
      visit.answers['bind:code'] = [
        { ...code, confirm: true },
        { ...code, code: '654321', confirm: true },
      ];
      const pressed = vi.fn();
      part('#ok').addEventListener('click', pressed);
      await yes();
      expect(pressed).toHaveBeenCalledTimes(1);
      part<HTMLInputElement>('#c').value = '';
      await refuse('网络异常，请稍后重试');
      await look();
      expect([told(), typed(), pressed.mock.calls.length]).toEqual([[], '654321', 1]);
      expect(visit.cards().at(-1)).toEqual({ kind: 'bind-filled', confirmed: false });
    });

    it.each([
      ['the code still stands in the box', '123456', '网络异常，请稍后重试'],
      ['nothing is said of it', '', ''],
    ])('no answer, and %s: no other code goes in', async (_what, value, words) => {
      await yes();
      clickReally(part('#ok'));
      part<HTMLInputElement>('#c').value = value;
      await refuse(words);
      await look();
      expect([typed(), visit.inputsOf('bind:code').length]).toEqual([value, 1]);
    });

    it('the dialog closes after a real press: accepted', async () => {
      await yes();
      clickReally(part('#ok'));
      part('#d').remove();
      await flow.gone();
      expect(visit.inputsOf('visit:outcome')).toEqual([{ entryId: 'one', purpose: 'bind', outcome: 'accepted' }]);
      expect(visit.card.show).toHaveBeenCalled();
    });

    it('Enter counts as a press', async () => {
      await yes();
      pressReally(part('#c'), 'Enter');
      part('#d').remove();
      await flow.gone();
      expect(told()).toEqual(['accepted']);
    });

    it('the dialog closes after our own press: accepted', async () => {
      visit.answers['bind:code'] = [{ ...code, confirm: true }];
      await yes();
      part('#d').remove();
      await flow.gone();
      expect(told()).toEqual(['accepted']);
    });

    it.each([
      ['nobody pressed anything', () => undefined],
      ['the user pressed another button', () => clickReally(part('#no'))],
      ['a script of the page pressed the button', () => part('#ok').click()],
    ])('the dialog closes and %s: unknown, after three seconds', async (_what, act) => {
      await yes();
      act();
      part('#d').remove();
      await flow.gone();
      expect(told()).toEqual([]);
      await vi.advanceTimersByTimeAsync(2_900);
      await flow.gone();
      expect(told()).toEqual([]);
      await vi.advanceTimersByTimeAsync(100);
      await flow.gone();
      expect(told()).toEqual(['unknown']);
      expect(visit.cards().at(-1)).toEqual({ kind: 'bind-unknown' });
    });

    it('the list shows it bound that was unbound before: accepted, whoever pressed', async () => {
      visit.provider.otpBound = () => false;
      await yes();
      part('#d').remove();
      visit.provider.otpBound = () => true;
      await flow.gone();
      expect(told()).toEqual(['accepted']);
    });

    it('the list shows it bound as before: that alone proves nothing', async () => {
      visit.provider.otpBound = () => true;
      await yes();
      part('#d').remove();
      await goneFor(3_000);
      expect(told()).toEqual(['unknown']);
    });

    it('the list still shows it unbound after a press: unknown', async () => {
      await yes();
      clickReally(part('#ok'));
      visit.provider.otpBound = () => false;
      part('#d').remove();
      await goneFor(3_000);
      expect(told()).toEqual(['unknown']);
    });

    it('words of success after a press: accepted, even where the list is not drawn anew; without a press they prove nothing', async () => {
      visit.provider.otpBound = () => false;
      await yes();
      clickReally(part('#ok'));
      part('#d').remove();
      visit.provider.saysBound = () => true;
      await flow.gone();
      expect(told()).toEqual(['accepted']);
      visit.provider.saysBound = () => false;
      show(dialog);
      flow = makeBindFlow(visit);
      await yes();
      part('#d').remove();
      visit.provider.saysBound = () => true;
      await goneFor(3_000);
      expect(told()).toEqual(['accepted', 'unknown']);
    });

    it.each([
      [false, 'accepted'],
      [true, 'unknown'],
    ])(
      'nobody answers, the box is emptied, and the dialog goes while the next code is awaited (bound before: %s): %s',
      async (bound, outcome) => {
        visit.provider.otpBound = () => bound;
        visit.answers['bind:code'] = [code, { problem: 'wait', waitMs: 8_000 }];
        await yes();
        clickReally(part('#ok'));
        part('#e').textContent = '网络异常，请稍后重试';
        part<HTMLInputElement>('#c').value = '';
        await look();
        await look();
        expect(visit.inputsOf('bind:code')).toHaveLength(2);
        clickReally(part('#no'));
        part('#d').remove();
        visit.provider.otpBound = () => true;
        await goneFor(3_000);
        expect(told()).toEqual([outcome]);
      },
    );

    it('the dialog comes back before that: still open', async () => {
      await yes();
      await goneFor(2_000);
      await look();
      await goneFor(2_000);
      expect(told()).toEqual([]);
    });
  });
});

describe('a dialog that goes before anything was filled', () => {
  it('for less than 0.8 seconds has not gone: it is being drawn anew', async () => {
    await look();
    await goneFor(700);
    expect(visit.card.hide).not.toHaveBeenCalled();
    await look();
    await goneFor(700);
    expect(visit.card.hide).not.toHaveBeenCalled();
    expect(visit.inputsOf('bind:found')).toHaveLength(1);
  });

  it('for longer takes the card with it', async () => {
    await look();
    await goneFor(800);
    expect(visit.card.hide).toHaveBeenCalledTimes(1);
  });

  it('takes the user’s yes with it', async () => {
    part('label').hidden = true;
    await look();
    flow.go();
    await look();
    await goneFor(900);
    show(dialog);
    await look();
    expect([typed(), visit.inputsOf('bind:code')]).toEqual(['', []]);
  });

  it('that never was there changes nothing', async () => {
    await goneFor(5_000);
    expect(visit.sent).toEqual([]);
    expect(visit.card.hide).not.toHaveBeenCalled();
  });
});

describe('in a frame of the page', () => {
  const tellTop = vi.fn(async (_told: object) => ({}));
  const states = () => tellTop.mock.calls.map(([told]) => (told as { state: string }).state);
  const filled = async () => {
    tellTop.mockClear();
    visit.tellTop = tellTop;
    flow = makeBindFlow(visit);
    await look();
    flow.go();
    await look();
  };

  it('the top document is told of the code, of each press, and of what stands against it', async () => {
    await filled();
    expect(tellTop.mock.calls).toEqual([[{ entryId: 'one', purpose: 'bind', state: 'filled' }]]);
    clickReally(part('#ok'));
    clickReally(part('#ok'));
    pressReally(part('#c'), 'Escape');
    expect(states()).toEqual(['filled', 'pressed', 'filled']);
  });

  it('a dialog that has gone is left to it', async () => {
    await filled();
    clickReally(part('#ok'));
    part('#d').remove();
    await goneFor(400);
    expect(states()).toEqual(['filled', 'pressed']);
    await goneFor(500);
    expect(states()).toEqual(['filled', 'pressed', 'gone']);
    expect([visit.inputsOf('visit:outcome'), visit.cards().at(-1)]).toEqual([[], { kind: 'bind-filled', confirmed: false }]);
  });

  it('words of success are proof there', async () => {
    await filled();
    clickReally(part('#ok'));
    part('#d').remove();
    visit.provider.saysBound = () => true;
    await goneFor(0);
    expect(states()).toEqual(['filled', 'pressed', 'judged']);
    expect(visit.inputsOf('visit:outcome')).toEqual([{ entryId: 'one', purpose: 'bind', outcome: 'accepted' }]);
  });

  it('a frame that holds the list too is judged there', async () => {
    visit.provider.otpBound = () => false;
    await filled();
    part('#d').remove();
    visit.provider.otpBound = () => true;
    await goneFor(0);
    expect(visit.inputsOf('visit:outcome')).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('a refusal is told there, and the top document waits no more', async () => {
    await filled();
    clickReally(part('#ok'));
    part('#e').textContent = '动态口令错误';
    await look();
    expect(states().slice(0, 3)).toEqual(['filled', 'pressed', 'judged']);
  });
});
