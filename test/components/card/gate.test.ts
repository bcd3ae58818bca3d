// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGate, type Gate } from '../../../components/card/gate.ts';

type Seen = (entries: { target: Element; isVisible?: boolean; intersectionRatio: number }[]) => void;

/** A browser that can tell whether an element is covered, and says what the test tells it. */
class TellingObserver {
  static seen: Seen = () => undefined;
  constructor(seen: Seen) {
    TellingObserver.seen = seen;
  }
  observe(): void {}
  unobserve(): void {}
}
class TellingEntry {
  get isVisible(): boolean {
    return true;
  }
}

let button: HTMLButtonElement;
let gate: Gate;
let now = 0;

function see(isVisible: boolean, intersectionRatio = 1): void {
  TellingObserver.seen([{ target: button, isVisible, intersectionRatio }]);
}

/** A press as the browser itself would report it; jsdom cannot make trusted ones. */
function press(over: Partial<Record<'isTrusted' | 'detail', unknown>> = {}): MouseEvent {
  return { isTrusted: true, detail: 1, clientX: 5, clientY: 5, ...over } as MouseEvent;
}

beforeEach(() => {
  now = 1_000;
  vi.stubGlobal('IntersectionObserver', TellingObserver);
  vi.stubGlobal('IntersectionObserverEntry', TellingEntry);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  document.elementFromPoint = () => button;
  button = document.body.appendChild(document.createElement('button'));
  gate = createGate(window);
  gate.watch(button);
});
afterEach(() => {
  button.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the gate before a button of the card', () => {
  it('opens for a real press on a button in sight for half a second', () => {
    see(true);
    now += 500;
    expect(gate.judge(press(), button)).toBe('yes');
  });
  it('opens for the keyboard under the same conditions', () => {
    see(true);
    now += 500;
    expect(gate.judge(press({ detail: 0 }), button)).toBe('yes');
  });
  it('stays shut for a press made by a script', () => {
    see(true);
    now += 500;
    expect(gate.judge(press({ isTrusted: false }), button)).toBe('not-real');
    expect(gate.judge(new MouseEvent('click'), button)).toBe('not-real');
  });
  it('stays shut in the first half second, when nobody can have read the button', () => {
    see(true);
    now += 499;
    expect(gate.judge(press(), button)).toBe('too-soon');
  });
  it('stays shut before the browser has said anything', () => {
    now += 5_000;
    expect(gate.judge(press(), button)).toBe('too-soon');
  });
  it('stays shut while something covers the button', () => {
    see(true);
    now += 600;
    see(false);
    expect(gate.judge(press(), button)).toBe('covered');
  });
  it('counts the half second anew after the button was covered', () => {
    see(true);
    now += 600;
    see(false);
    now += 600;
    see(true);
    now += 100;
    expect(gate.judge(press(), button)).toBe('too-soon');
  });
  it('stays shut when a part of the button is out of the frame', () => {
    see(true, 0.5);
    now += 600;
    expect(gate.judge(press(), button)).toBe('covered');
  });
  it('takes a button that was just scrolled into sight for one that nobody can have read, not for a covered one', () => {
    see(false, 0);
    now += 600;
    expect(gate.judge(press(), button)).toBe('too-soon');
    see(true);
    now += 500;
    expect(gate.judge(press(), button)).toBe('yes');
  });
  it('stays shut when the frame is not the one in use', () => {
    see(true);
    now += 600;
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    expect(gate.judge(press(), button)).toBe('not-real');
  });
  it('stays shut when the frame is out of sight', () => {
    see(true);
    now += 600;
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    expect(gate.judge(press(), button)).toBe('not-real');
  });
  it('stays shut when the pointer is not on the button', () => {
    see(true);
    now += 600;
    document.elementFromPoint = () => document.body;
    expect(gate.judge(press(), button)).toBe('not-real');
  });
  it('stays shut for a button it was never shown', () => {
    expect(gate.judge(press({ detail: 0 }), document.createElement('button'))).toBe('not-real');
  });
});

describe('the gate in a browser that cannot tell what is covered', () => {
  beforeEach(() => {
    vi.stubGlobal('IntersectionObserverEntry', Object);
    gate = createGate(window);
    gate.watch(button);
  });
  it('says so, while one that can says that', () => {
    expect(gate.seesCovers).toBe(false);
    vi.stubGlobal('IntersectionObserverEntry', TellingEntry);
    expect(createGate(window).seesCovers).toBe(true);
  });
  it('still wants half a second between drawing and press', () => {
    expect(gate.judge(press(), button)).toBe('too-soon');
    now += 500;
    expect(gate.judge(press(), button)).toBe('yes');
  });
});
