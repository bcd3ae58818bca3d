// Who reads which product.
import { describe, expect, it } from 'vitest';
import { sessionAt, unreadReaderOf } from '../../../lib/providers/unread-readers.ts';

describe('the reader of a product', () => {
  it('is its own', () => {
    expect((['coremail', 'exmail'] as const).map((id) => unreadReaderOf(id).id)).toEqual(['coremail', 'exmail']);
  });
  it('reads nothing for a product without one', () => {
    const reader = unreadReaderOf('unknown');
    const session = { origin: 'https://mail.beijing.gov.cn', route: '', sid: 'x' };
    expect([reader.read, reader.readMails]).toEqual([null, null]);
    expect([reader.sessionOf('https://mail.cqu.edu.cn/'), reader.openUnreadUrl(session)]).toEqual([null, null]);
  });
});

it('an address tells its product by its session', () => {
  expect(sessionAt('https://mail.cqu.edu.cn/coremail/XT/index.jsp?sid=abcDEF123')).toMatchObject({ product: 'coremail' });
  expect(sessionAt('https://exmail.qq.com/cgi-bin/frame_html?sid=97o4qrOg3vpLOi5E,7')).toMatchObject({ product: 'exmail' });
  expect(sessionAt('https://mail.beijing.gov.cn/?sid=abcDEF123')).toMatchObject({ product: 'unknown', session: { sid: '' } });
  expect(sessionAt('https://mail.beijing.gov.cn/coremail/XT/index.jsp?sid=abcDEF123')).toMatchObject({ product: 'coremail' });
  expect(sessionAt('https://authserver.cumt.edu.cn/?sid=abcDEF123')).toBeNull();
});
