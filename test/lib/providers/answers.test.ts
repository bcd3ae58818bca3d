// What answers mean before anybody reads them.
import { describe, expect, it } from 'vitest';
import { countOf, isSignInPage, isWebPage, readingOf, retryAfterMs } from '../../../lib/providers/answers.ts';
import { page } from './mail-answers.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('an answer by itself', () => {
  it.each([
    [200, null],
    [401, { state: 'signed-out' }],
    [403, { state: 'unreachable', retryAfterMs: null }],
    [429, { state: 'unreachable', retryAfterMs: null }],
    [500, { state: 'unreachable', retryAfterMs: null }],
    [502, { state: 'unreachable', retryAfterMs: null }],
    [503, { state: 'unreachable', retryAfterMs: null }],
    [404, { state: 'changed' }],
  ] as const)('with status %i means %j', (status, reading) => {
    expect(readingOf(page('', status), now)).toEqual(reading);
  });

  it('that never came is out of reach, one that was sent elsewhere is signed out', () => {
    expect(readingOf({ kind: 'failed' }, now)).toMatchObject({ state: 'unreachable' });
    expect(readingOf({ kind: 'redirected' }, now)).toEqual({ state: 'signed-out' });
  });

  it('brings along how long to stay away', () => {
    expect(readingOf(page('', 429, { 'retry-after': '90' }), now)).toMatchObject({ retryAfterMs: 90_000 });
  });
});

describe('Retry-After', () => {
  it.each([
    [null, null],
    ['120', 120_000],
    ['Sat, 21 Nov 2026 12:05:00 GMT', 300_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
  ])('%j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe('a number of letters', () => {
  it.each([0, 3, 999_999])('%j is one', (value) => {
    expect(countOf(value)).toBe(value);
  });
  it.each([-1, 1.5, 1_000_000, Number.NaN, Infinity, '3', null, undefined, [], {}])('%j is none', (value) => {
    expect(countOf(value)).toBeNull();
  });
});

describe('a web page', () => {
  it('is told from data, and a sign-in page from others', () => {
    const login = '<!DOCTYPE html><form><input name=p type="password"></form>';
    expect([login, '<html>', '{"a":"<html>"}', ''].map(isWebPage)).toEqual([true, true, false, false]);
    const signs = [login, '<html><input type=text>', '{"a":"<input type=password>"}'];
    expect(signs.map((text) => isSignInPage(text, /name=p/))).toEqual([true, false, false]);
    expect(isSignInPage(login, /another product/)).toBe(false);
  });
});
