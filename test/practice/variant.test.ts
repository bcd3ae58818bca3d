// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { choiceNames, choices, leastCover, plainVariant, variantOf, variants } from './variant.ts';

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe('the variants of the practice pages', () => {
  it.each(choiceNames)('show every value of %s in the covering list', (name) => {
    expect(new Set(variants().map((variant) => variant[name]))).toEqual(new Set(choices[name]));
  });

  it('cover everything with the smallest allowed list too', () => {
    const list = variants(leastCover);
    for (const name of choiceNames) expect(new Set(list.map((variant) => variant[name])).size).toBe(choices[name].length);
  });

  it('leave nothing open with fewer than three values', () => {
    expect(choiceNames.filter((name) => choices[name].length < 3)).toEqual([]);
  });

  it('are the same on every call', () => {
    expect(variants()).toEqual(variants());
    expect(variantOf(7)).toEqual(variantOf(7));
  });

  it('come differently from different seeds', () => {
    expect(new Set(Array.from({ length: 40 }, (_, seed) => JSON.stringify(variantOf(seed)))).size).toBe(40);
  });

  it('reach every value by seed as well', () => {
    const list = Array.from({ length: 60 }, (_, seed) => variantOf(seed));
    for (const name of choiceNames) expect(new Set(list.map((variant) => variant[name])).size).toBe(choices[name].length);
  });

  it('meet most pairs of values in the covering list', () => {
    const list = variants();
    const pairs = choiceNames.flatMap((a, at) => choiceNames.slice(at + 1).map((b) => [a, b] as const));
    const met = pairs.map(([a, b]) => new Set(list.map((variant) => `${variant[a]} ${variant[b]}`)).size);
    const possible = pairs.map(([a, b]) => choices[a].length * choices[b].length);
    expect(sum(met) / sum(possible)).toBeGreaterThan(0.65);
  });

  it('take the first value of each choice as the plain variant', () => {
    for (const name of choiceNames) expect(plainVariant[name]).toBe(choices[name][0]);
  });
});
