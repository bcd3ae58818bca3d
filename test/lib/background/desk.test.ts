// Who may ask, and what he has turned off.
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { codeVisitor, isTurnedOff, Refusal, visitor } from '../../../lib/background/desk.ts';
import { hostChoices } from '../../../lib/settings/items.ts';
import { page } from './fake-desk.ts';

beforeEach(() => {
  fakeBrowser.reset();
});

describe('a visitor', () => {
  it('is a tab with a page of exactly a listed origin', () => {
    expect(visitor(page)).toMatchObject({ tabId: 7, institution: { id: 'cqu' } });
  });

  it.each([
    { ...page, origin: 'https://evil.example' },
    { ...page, origin: 'http://mail.cqu.edu.cn' },
    { ...page, origin: '' },
    { ...page, tabId: null },
  ])('is nobody else: $origin in tab $tabId', (caller) => {
    expect(() => visitor(caller)).toThrow(expect.objectContaining({ problem: { problem: 'not-allowed' } }));
  });
});

describe('a visitor who has to do with codes', () => {
  it('is on an origin on which one may be used', () => {
    expect(codeVisitor(page)).toEqual(visitor(page));
    expect(codeVisitor({ ...page, origin: 'https://authserver.cumt.edu.cn' })).toMatchObject({ institution: { id: 'cumt' } });
  });

  it.each(['https://mail.cumt.edu.cn', 'https://exmail.qq.com', 'https://evil.example'])('is not on %s', (origin) => {
    expect(() => codeVisitor({ ...page, origin })).toThrow(expect.objectContaining({ problem: { problem: 'not-allowed' } }));
  });
});

it('"not here" holds for its own host only', async () => {
  await hostChoices.setValue({ 'mail.cqu.edu.cn': { off: true, box: null }, 'mail.beijing.gov.cn': { off: false, box: null } });
  expect(await isTurnedOff(page.origin)).toBe(true);
  expect(await isTurnedOff('https://mail.beijing.gov.cn')).toBe(false);
  expect(await isTurnedOff('https://mail.cumt.edu.cn')).toBe(false);
});

it('a refusal names its problem, and the wait where there is one', () => {
  expect(new Refusal('locked').problem).toEqual({ problem: 'locked' });
  expect(new Refusal('wait', 0).problem).toEqual({ problem: 'wait', waitMs: 0 });
});
