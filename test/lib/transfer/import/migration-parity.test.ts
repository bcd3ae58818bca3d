// Forty transfers of the kinds that other readers get wrong: each gives exactly its accounts, or a pointed refusal.
import { describe, expect, it } from 'vitest';
import { readUriList } from '../../../../lib/transfer/import/uri-list.ts';
import { TransferError } from '../../../../lib/transfer/transfer-error.ts';
import { partBytes, partUri } from '../migration-parts.ts';
import type { MadeEntry } from '../migration-parts.ts';

type Shown = readonly (string | readonly [issuer: string, account: string])[];
const names = [
  '重庆大学:张三',
  '中国矿业大学（北京）',
  '𠮷野家',
  'Ünï©ødé',
  'שלום',
  'e\u0301',
  '👩‍💻',
  'a'.repeat(127),
  'a'.repeat(128),
  '张'.repeat(300),
];
const tricky = ['a?secret=AAAA', 'a&issuer=b', 'a#b', 'a%20b', 'a+b', 'otpauth://totp/a', '=1+1', 'a\'b"c', 'a/b', '<b>a</b>'];
const uri = (entries: readonly MadeEntry[], size = 1, index = 0, id = 7) => partUri(entries, size, index, id);
const raw = (data: string) => `otpauth-migration://offline?data=${data}`;
const base64 = (entries: readonly MadeEntry[]) => Buffer.from(partBytes(entries)).toString('base64');
const three = [0, 1, 2].map((index) => uri([{ name: `n${index}` }], 3, index));
const inOrder: Shown = ['n0', 'n1', 'n2'].map((name) => ['', name]);
const plusSecret = Uint8Array.from({ length: 30 }, () => 0xfb);

const payloads: readonly (readonly [string, readonly string[], Shown, string])[] = [
  ...names.map((name) => [`the name ${[...name].slice(0, 12).join('')}`, [uri([{ name }])], [['', name]], ''] as const),
  ...tricky.map((name) => [`the name ${name}`, [uri([{ name, issuer: '重庆大学' }])], [['重庆大学', name]], ''] as const),
  ['parts out of order', [2, 0, 1].map((at) => three[at] ?? ''), inOrder, ''],
  ['a part twice', [0, 1, 1, 2, 0].map((at) => three[at] ?? ''), inOrder, ''],
  ['a missing first part', three.slice(1), inOrder.slice(1), '1'],
  ['a missing last part', three.slice(0, 2), inOrder.slice(0, 2), '3'],
  ['two missing parts', three.slice(1, 2), inOrder.slice(1, 2), '1,3'],
  [
    'two transfers mixed',
    [uri([{ name: 'a' }], 2, 0, 1), uri([{ name: 'c' }], 1, 0, 2), uri([{ name: 'b' }], 2, 1, 1)],
    [
      ['', 'a'],
      ['', 'b'],
      ['', 'c'],
    ],
    '',
  ],
  ['an issuer in front of the name', [uri([{ name: '重庆大学:张三', issuer: '重庆大学' }])], [['重庆大学', '张三']], ''],
  ['another issuer in front of the name', [uri([{ name: 'Old:a', issuer: 'New' }])], [['New', 'Old:a']], ''],
  ['a secret of 200 bytes', [uri([{ secret: new Uint8Array(200).fill(7) }])], [['', 'someone']], ''],
  ['plus signs as they are', [raw(base64([{ secret: plusSecret }]))], [['', 'someone']], ''],
  [
    'base64 for addresses',
    [
      raw(
        base64([{ secret: plusSecret }])
          .replaceAll('+', '-')
          .replaceAll('/', '_'),
      ),
    ],
    [['', 'someone']],
    '',
  ],
  ['no padding', [raw(base64([{}]).replace(/=+$/, ''))], [['', 'someone']], ''],
  ['a good part and a cut one', [uri([{ name: 'a' }]), raw(base64([{ name: 'b' }]).slice(0, 20))], [['', 'a'], 'damaged'], ''],
  ['MD5', [uri([{ algorithm: 4 }, {}])], ['unknown-algorithm', ['', 'someone']], ''],
  ['another kind', [uri([{ type: 9 }, {}])], ['unknown-type', ['', 'someone']], ''],
  ['another length', [uri([{ digits: 7 }, {}])], ['bad-digits', ['', 'someone']], ''],
  ['no secret', [uri([{ secret: new Uint8Array() }, {}])], ['no-secret', ['', 'someone']], ''],
  ['a counter before 0', [uri([{ type: 1, counter: -5 }, {}])], ['bad-counter', ['', 'someone']], ''],
  ['nothing but a cut part', [raw(base64([{}]).slice(0, 20))], [], 'refused as damaged'],
  ['no data', ['otpauth-migration://offline?datafail=AAAA'], [], 'refused as damaged'],
];

function shownOf(uris: readonly string[]): [Shown, string] {
  try {
    const { entries, missingParts } = readUriList(uris.join('\n'));
    const shown = entries.map((entry) =>
      'account' in entry ? ([entry.account.issuer, entry.account.account] as const) : entry.reason,
    );
    return [shown, missingParts.join(',')];
  } catch (error) {
    if (!(error instanceof TransferError)) throw error;
    return [[], `refused as ${error.code}`];
  }
}

describe('a transfer', () => {
  it.each(payloads)('with %s', (_, uris, shown, missing) => {
    expect(shownOf(uris)).toEqual([shown, missing]);
  });
  it('is tried in forty ways', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(40);
  });
});
