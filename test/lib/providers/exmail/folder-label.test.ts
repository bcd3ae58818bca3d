// The number a folder link shows.
import { describe, expect, it } from 'vitest';
import { labelCount } from '../../../../lib/providers/exmail/folder-label.ts';

describe('a folder link', () => {
  it.each([
    ['收件箱(3)', '', 3],
    ['收件箱 (3)', '收件箱', 3],
    ['收件箱（12）', '', 12],
    ['课程(2026)(4)', '', 4],
    ['收件箱', '收件箱中有 7 封未读邮件', 7],
    ['收件箱', '收件箱', 0],
    ['收件箱(0)', '', 0],
    ['草稿箱', '草稿箱中有 2 封草稿', 0],
  ])('%s, titled %j, shows %i', (text, title, count) => expect(labelCount(text, title)).toBe(count));
  it.each([
    ['收件箱(-3)', ''],
    ['收件箱(2.5)', ''],
    ['收件箱(1e21)', ''],
    ['收件箱(9999999)', ''],
    ['收件箱(', ''],
    ['收件箱(3', ''],
    ['收件箱(99+)', ''],
    ['收件箱', '收件箱中有 -1 封未读邮件'],
  ])('%s, titled %j, shows a number that is none', (text, title) => expect(labelCount(text, title)).toBeNull());
});
