// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { beijingPages } from './beijing/variant.ts';
import { covering, type Choices } from './covering.ts';
import { exmailPages } from './exmail/variant.ts';
import { unifiedPages } from './unified/variant.ts';
import { coremailPages } from './variant.ts';

const systems: Readonly<Record<string, Choices>> = {
  Coremail: coremailPages.choices,
  Exmail: exmailPages.choices,
  'unified log-in': unifiedPages.choices,
  Beijing: beijingPages.choices,
};

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe.each(Object.entries(systems))('the variants of the practice %s', (_, choices) => {
  const pages = covering(choices);
  const { names } = pages;
  const sizeOf = (name: string) => choices[name]?.length ?? 0;
  const missing = (list: readonly Readonly<Record<string, string>>[]) =>
    names.filter((name) => new Set(list.map((variant) => variant[name])).size !== sizeOf(name));

  it('show every value of everything open in the covering list', () => {
    expect(names.length).toBeGreaterThan(9);
    expect(missing(pages.list())).toEqual([]);
  });

  it('cover everything with the smallest allowed list too', () => {
    expect(missing(pages.list(pages.least))).toEqual([]);
  });

  it('leave nothing open with fewer than three values', () => {
    expect(names.filter((name) => sizeOf(name) < 3)).toEqual([]);
  });

  it('are the same on every call', () => {
    expect(pages.list()).toEqual(pages.list());
    expect(pages.ofSeed(7)).toEqual(pages.ofSeed(7));
  });

  it('come differently from different seeds, and reach every value by seed as well', () => {
    const list = Array.from({ length: 60 }, (_seed, seed) => pages.ofSeed(seed));
    expect(new Set(list.map((variant) => JSON.stringify(variant))).size).toBe(60);
    expect(missing(list)).toEqual([]);
  });

  it('meet most pairs of values in the covering list', () => {
    const list = pages.list();
    const pairs = names.flatMap((a, at) => names.slice(at + 1).map((b) => [a, b] as const));
    const met = pairs.map(([a, b]) => new Set(list.map((variant) => `${variant[a]} ${variant[b]}`)).size);
    const possible = pairs.map(([a, b]) => sizeOf(a) * sizeOf(b));
    expect(sum(met) / sum(possible)).toBeGreaterThan(0.65);
  });

  it('take the first value of each choice as the plain variant, and a wish over it', () => {
    for (const name of names) expect(pages.plain[name]).toBe(choices[name]?.[0]);
    const [first = ''] = names;
    expect(pages.wished({ seed: 3, variant: { [first]: 'wished' } })).toEqual({ ...pages.ofSeed(3), [first]: 'wished' });
  });
});
