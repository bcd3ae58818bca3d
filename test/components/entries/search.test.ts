import { describe, expect, it } from 'vitest';
import { search } from '../../../components/entries/search.ts';
import { sceneOf } from '../harness/scenes.ts';

const { entries } = sceneOf('many');
const all = 'problem' in entries ? [] : entries;

describe('search', () => {
  it('finds by parts of name and account, in any order and case', () => {
    expect(search(all, 'STU.cqu 20260042').map(({ id }) => id)).toEqual(['entry-42']);
    expect(search(all, '重庆')).toHaveLength(1_000);
  });
  it('takes full-width letters for what they are', () => {
    expect(search(all, '２０２６００４２')).toHaveLength(1);
  });
  it('shows everything for nothing', () => {
    expect(search(all, '  ')).toBe(all);
  });
  it('needs every word', () => {
    expect(search(all, '重庆 nowhere')).toEqual([]);
  });
});
