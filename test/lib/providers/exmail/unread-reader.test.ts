// Exmail asked in the background: no candidate is believed before it has told what the open page shows.
import { describe, expect, it } from 'vitest';
import { exmailReader } from '../../../../lib/providers/exmail/unread-reader.ts';
import type { Known, MailAnswer } from '../../../../lib/providers/unread.ts';
import { fetcherOf, page } from '../mail-answers.ts';

const session = (route = 'folderlist') => ({ origin: 'https://mail.cumt.edu.cn', route, sid: '97o4qrOg3vpLOi5E,7' });
const list = (number: number) => page(`<a id="folder_1">收件箱${number === 0 ? '' : `(${number})`}</a>`);
const read = (answer: MailAnswer, known: Partial<Known>, route?: string) =>
  exmailReader.read?.(session(route), fetcherOf(answer).get, { shown: null, proved: false, ...known });
const shown = (count: number) => ({ shown: { count, at: 0 } });

describe('a candidate', () => {
  it.each([
    ['folderlist', '/cgi-bin/folderlist?sid=97o4qrOg3vpLOi5E%2C7'],
    ['frame_html', '/cgi-bin/frame_html?sid=97o4qrOg3vpLOi5E%2C7'],
  ])('%s is one request that counts as no click', async (route, path) => {
    const { get, asked } = fetcherOf(list(3));
    await exmailReader.read?.(session(route), get, { shown: null, proved: false });
    expect(asked).toEqual([{ method: 'GET', url: `https://mail.cumt.edu.cn${path}` }]);
  });
  it('is believed once it tells the number the page shows', async () => {
    expect(await read(list(3), shown(3))).toMatchObject({ reading: { count: 3 }, route: 'folderlist', proved: true });
  });
  it('is not believed for a 0, nor without a page to compare', async () => {
    expect([await read(list(0), shown(0)), await read(list(3), {})]).toMatchObject([
      { reading: null, route: 'folderlist', proved: false },
      { reading: null, route: 'folderlist', proved: false },
    ]);
  });
  it.each([
    ['folderlist', 'frame_html'],
    ['frame_html', 'folderlist'],
  ])('%s that tells another number, or none, gives way to %s', async (route, next) => {
    const answers = [
      list(43),
      page('<script>getTop().updateFolders([]);</script>'),
      page('{title : "cgi exception",errcode: "-1" }'),
    ];
    const reads = await Promise.all(answers.map((answer) => read(answer, shown(3), route)));
    expect(reads.map((each) => [each?.route, each?.proved])).toEqual([
      [next, false],
      [next, false],
      [next, false],
    ]);
  });
  it('tells of a session’s end before anything else is proved', async () => {
    expect(await read({ kind: 'redirected' }, {})).toMatchObject({ reading: { state: 'signed-out' }, route: 'folderlist' });
  });
});

describe('a proved candidate', () => {
  const proved = { proved: true };
  it('is believed with no page open, 0 included', async () => {
    expect([await read(list(5), proved), await read(list(0), proved)]).toMatchObject([
      { reading: { count: 5 }, proved: true },
      { reading: { count: 0 }, proved: true },
    ]);
  });
  it('that contradicts the open page is doubted, but not left at once', async () => {
    expect(await read(list(5), { ...proved, ...shown(4) })).toMatchObject({ reading: null, route: 'folderlist', proved: false });
  });
  it('that no longer holds the number says so', async () => {
    const own = page('<a href="/cgi-bin/mail_list">x</a>');
    expect(await read(own, proved)).toMatchObject({ reading: { state: 'changed' }, proved: false });
  });
  it('answered by the page of another says nothing of the product, and stays proved', async () => {
    expect(await read(page('<p>x</p>'), proved)).toMatchObject({ reading: { state: 'unreachable' }, proved: true });
  });
  it('stays proved through trouble of the server', async () => {
    expect(await read(page('', 503), proved)).toMatchObject({ reading: { state: 'unreachable' }, proved: true });
  });
});

describe('the way to the letters', () => {
  it('leads to the inbox inside the frames', () => {
    const outer = new URL(exmailReader.openUnreadUrl(session()) ?? '');
    const inner = new URL(outer.searchParams.get('url') ?? '', outer.origin);
    expect([outer.pathname, inner.pathname, inner.searchParams.get('folderid')]).toEqual([
      '/cgi-bin/frame_html',
      '/cgi-bin/mail_list',
      '1',
    ]);
    expect(inner.searchParams.has('loc')).toBe(false);
  });
});
