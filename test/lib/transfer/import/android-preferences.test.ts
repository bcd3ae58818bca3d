// Android's settings files.
import { expect, it } from 'vitest';
import { preferencesOf } from '../../../../lib/transfer/import/android-preferences.ts';

const file = (inner: string) => `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n${inner}\n</map>`;

it('texts are read by name, with their entities', () => {
  const inner = `<int name="n" value="1" /><string name="a&amp;b">&lt;&quot;&apos;&#37038;&#x94a5;&unknown;&gt;</string><string name="empty"></string>`;
  expect([...preferencesOf(file(inner))]).toEqual([
    ['a&b', `<"'邮钥&unknown;>`],
    ['empty', ''],
  ]);
});

it('a character beyond all characters stays as it is written', () => {
  expect([...preferencesOf(file('<string name="a">&#xffffff;</string>'))]).toEqual([['a', '&#xffffff;']]);
});

it('another kind of file has none', () => {
  for (const text of [null, '', '<map></map>', '<?xml version="1.0"?><svg/>']) expect(preferencesOf(text).size).toBe(0);
});
