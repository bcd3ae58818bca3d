// @vitest-environment jsdom
// A whole visit against a background that takes notes: which flow gets what is on show, what is told, and how it ends.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { transport } from '../../../lib/messaging/sender.ts';
import { startVisit } from '../../../lib/visit/visit.ts';
import { boxes, part, show } from '../page/html.ts';
import { clickReally } from './really.ts';

const second = '<div><h3>二次验证</h3><label>动态口令 <input id="c"></label><button>确定</button></div>';
const login = '<form><input name="uid" placeholder="用户名"><input type="password"><button type="button">登录</button></form>';
const choices = {
  institutionId: 'beijing',
  box: null,
  off: false,
  mode: 'fill',
  entries: 'proved',
  acted: true,
  awaiting: null,
  wasBound: null,
  choseOther: false,
};
const code = { code: '123456', entryId: 'one', step: 1, remainingMs: 20_000, confirm: false, tickTrust: false };

/** Vitest's own handle of the page, which alone can change its origin. */
declare const jsdom: { reconfigure(options: { url: string }): void };

let sent: [string, unknown][] = [];
let answers: Record<string, unknown> = {};
let end = () => {};
const names = () => sent.map(([name]) => name);
/** Pages in the order in which they were told, with a question for a code or without. */
const states = () => sent.flatMap(([, input]) => (input as { page?: string } | undefined)?.page ?? []);
const begin = async () => {
  end = await startVisit(window);
};
const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** What the background says to the page, and the page's answer. */
const say = (page: string, input: unknown, id = 'own-id'): Promise<unknown> =>
  listeners.map((listener) => listener({ page, input }, { id }))[0] as Promise<unknown>;
let listeners: ((message: unknown, sender: { id: string }) => unknown)[] = [];

beforeEach(() => {
  jsdom.reconfigure({ url: 'https://mail.beijing.gov.cn/' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  fakeBrowser.reset();
  listeners = [];
  Object.assign(fakeBrowser.runtime, {
    id: 'own-id',
    getURL: (path: string) => `chrome-extension://own-id${path}`,
    getManifest: () => ({ name: 'Mailkey' }),
  });
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => void listeners.push(listener as never));
  vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener').mockImplementation(() => void (listeners = []));
  sent = [];
  answers = { 'visit:start': choices, 'otp:codeForPage': code };
  vi.spyOn(transport, 'sendMessage').mockImplementation((async (name: string, input: unknown) => {
    sent.push([name, input]);
    const answer = answers[name] ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  }) as never);
  Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false }, configurable: true });
  // On elements only: its absence from all nodes says that there is no layout here.
  HTMLElement.prototype.checkVisibility = function (this: Element) {
    return this.closest('[hidden]') === null;
  };
  HTMLElement.prototype.showPopover = () => undefined;
  show(second);
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('a visit', () => {
  it('says which page it is and fills what asks for a code', async () => {
    await begin();
    expect(states()).toEqual(['second-factor']);
    expect(boxes()[0]?.value).toBe('123456');
  });

  it('tells the panel of a second factor along with the question for its code, in one message', async () => {
    await begin();
    expect(sent.slice(1)).toEqual([['otp:codeForPage', { page: 'second-factor' }]]);
  });

  it('tells it before what is said of the code that went into the document before', async () => {
    answers['visit:start'] = { ...choices, awaiting: { entryId: 'one', purpose: 'login' } };
    await begin();
    expect(names().slice(1)).toEqual(['visit:state', 'visit:outcome', 'otp:codeForPage']);
  });

  it('tells it by itself where no code is asked for', async () => {
    answers['visit:start'] = { ...choices, acted: false };
    await begin();
    expect(sent.slice(1)).toEqual([['visit:state', { page: 'second-factor' }]]);
  });

  it('asks for nothing on a signed-in page before the background has made of it what ends a log-in', async () => {
    jsdom.reconfigure({ url: 'https://mail.cqu.edu.cn/' });
    answers['visit:start'] = { ...choices, institutionId: 'cqu' };
    show('<div class="m-setting-panel"><div class="u-dialog">换绑：身份验证 <label>动态口令 <input></label></div></div>');
    const asked = () => names().filter((name) => /state|code/i.test(name));
    let noted: (answer: object) => void = () => undefined;
    answers['visit:state'] = new Promise((answer) => (noted = answer));
    void startVisit(window).then((stop) => (end = stop));
    await wait(10);
    expect(asked()).toEqual(['visit:state']);
    noted({});
    await wait(10);
    expect(asked()).toEqual(['visit:state', 'otp:codeForPage']);
  });

  it('asks for no code where none may be used, whatever the box looks like and whoever asks', async () => {
    jsdom.reconfigure({ url: 'https://exmail.qq.com/cgi-bin/loginpage' });
    answers['visit:start'] = { ...choices, institutionId: 'cumt' };
    await begin();
    expect(await say('page:fill', { code, origin: document.location.origin })).toEqual({ problem: 'no-field' });
    expect(names()).not.toContain('otp:codeForPage');
    expect(boxes()[0]?.value).toBe('');
  });

  it('tells a page once, and the next one when it has changed', async () => {
    show(login);
    await begin();
    document.body.append(document.createElement('p'));
    await wait(500);
    show(second);
    await wait(500);
    expect(states()).toEqual(['login', 'second-factor']);
  });

  it('does nothing where the user said "not here", but tells the page', async () => {
    answers['visit:start'] = { ...choices, off: true };
    await begin();
    expect(names()).toEqual(['visit:start', 'visit:state']);
    expect(boxes()[0]?.value).toBe('');
  });

  it('does nothing when the background refuses it', async () => {
    answers['visit:start'] = { problem: 'not-allowed' };
    await begin();
    expect(names()).toEqual(['visit:start']);
    expect(listeners).toEqual([]);
  });

  it('fills the box the user has pointed at, whatever the page calls it', async () => {
    show('<label>令人费解 <input name="zz"></label>');
    const { describeBox } = await import('../../../lib/page/box-path.ts');
    answers['visit:start'] = { ...choices, box: describeBox(part<HTMLInputElement>('input')) };
    await begin();
    expect(boxes()[0]?.value).toBe('123456');
  });

  it('fills nothing before a person has acted, neither here nor just before', async () => {
    answers['visit:start'] = { ...choices, acted: false };
    await begin();
    expect(names()).not.toContain('otp:codeForPage');
    Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true }, configurable: true });
    document.dispatchEvent(new Event('pointerup'));
    await wait(10);
    expect(boxes()[0]?.value).toBe('123456');
  });

  it('fills the box right after a binding, although the one before the binding was filled too', async () => {
    jsdom.reconfigure({ url: 'https://mail.cqu.edu.cn/' });
    answers['visit:start'] = { ...choices, institutionId: 'cqu' };
    const list = (dialog: string) => `<div class="m-setting-panel"><div class="u-dialog">${dialog}</div></div>`;
    show(list('换绑：身份验证 <label>动态口令 <input></label>'));
    await begin();
    expect(boxes()[0]?.value).toBe('123456');
    show(
      list(
        `<h3>第三方OTP绑定</h3><span title="otpauth://totp/a?secret=JBSWY3DPEHPK3PXP">二维码</span><label>动态口令 <input></label>`,
      ),
    );
    await wait(500);
    expect([states().at(-1), boxes()[0]?.value]).toEqual(['bind', '']);
    show(list('换绑：身份验证 <label>动态口令 <input></label>'));
    await wait(500);
    expect(boxes()[0]?.value).toBe('123456');
  });

  it('names another method where that is on show', async () => {
    show('<h3>二次验证</h3><label>短信验证码 <input></label>');
    answers['card:show'] = { problem: 'not-allowed' };
    await begin();
    expect(sent).toContainEqual(['card:show', { kind: 'other-method', method: 'sms', canSwitch: false, chosen: false }]);
  });

  it('tells the account that signs in', async () => {
    show(login);
    await begin();
    const [account] = boxes();
    if (account !== undefined) account.value = 'student1';
    clickReally(part('button'));
    expect(sent).toContainEqual(['visit:account', { account: 'student1' }]);
  });
});

describe('the background says', () => {
  it('fill: also a box that only looks like one, since the user asked', async () => {
    show('<h3>二次验证</h3><label>验证码 <input maxlength="6"></label>');
    answers['otp:codeForPage'] = { problem: 'no-entry' };
    await begin();
    expect(await say('page:fill', { code, origin: document.location.origin })).toBe(true);
    expect(boxes()[0]?.value).toBe('123456');
  });

  it('fill: a code made for another origin is refused, whatever stands here now', async () => {
    answers['otp:codeForPage'] = { problem: 'no-entry' };
    await begin();
    expect(await say('page:fill', { code, origin: 'https://mail.cqu.edu.cn' })).toEqual({ problem: 'no-field' });
    expect(boxes()[0]?.value).toBe('');
  });

  it('fill: no field is a refusal', async () => {
    show('<p>收件箱</p>');
    await begin();
    expect(await say('page:fill', { code, origin: document.location.origin })).toEqual({ problem: 'no-field' });
  });

  it('show or hide the card; a hidden one is not clear', async () => {
    vi.spyOn(fakeBrowser.dom, 'openOrClosedShadowRoot').mockReturnValue(null);
    await begin();
    await say('page:card', { show: true, frameId: 0 });
    expect(document.documentElement.querySelectorAll('[popover]')).toHaveLength(1);
    expect(await say('page:checkCard', { drawn: null })).toBe(true);
    expect(await say('page:checkCard', { drawn: 'another drawing' })).toBe(false);
    await say('page:card', { show: false, frameId: 0 });
    expect(document.documentElement.querySelectorAll('[popover]')).toHaveLength(0);
    expect(await say('page:checkCard', { drawn: null })).toBe(false);
  });

  it('point at a box: the next click is remembered', async () => {
    await begin();
    expect(await say('page:pointAtBox', {})).toBe(true);
    clickReally(part('#c'));
    expect(sent.find(([name]) => name === 'visit:box')?.[1]).toMatchObject({ box: { id: 'c' } });
  });

  it('go on with the binding; switch to the authenticator where there is a switch', async () => {
    await begin();
    expect(await say('page:bindGo', {})).toBe(true);
    expect(await say('page:switchToOtp', {})).toBe(false);
  });

  it('anything else: nothing happens, nor for another extension', async () => {
    await begin();
    expect(await say('page:other', {})).toBeNull();
    expect(say('page:checkCard', { drawn: null }, 'other-id')).toBeUndefined();
  });
});

describe('the end of a visit', () => {
  it('stops looking, listening and showing', async () => {
    await begin();
    await say('page:card', { show: true, frameId: 0 });
    end();
    const told = sent.length;
    show(login);
    await wait(1_000);
    clickReally(part('button'));
    expect(sent).toHaveLength(told);
    expect(listeners).toEqual([]);
    expect(document.documentElement.querySelectorAll('[popover]')).toHaveLength(0);
  });

  it('comes by itself, without a word to the page, when the extension has gone', async () => {
    await begin();
    answers = { 'visit:state': new Error('Extension context invalidated.') };
    Object.assign(fakeBrowser.runtime, { id: undefined });
    show(login);
    await wait(1_000);
    const told = sent.length;
    show(second);
    await wait(1_000);
    expect(sent).toHaveLength(told);
    expect(listeners).toEqual([]);
  });
});
