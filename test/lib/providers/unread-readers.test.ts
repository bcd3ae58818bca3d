// Who reads which product.
import { describe, expect, it } from 'vitest';
import { unreadReaderOf } from '../../../lib/providers/unread-readers.ts';

describe('the reader of a product', () => {
  it('is its own', () => {
    expect((['coremail', 'exmail'] as const).map((id) => unreadReaderOf(id).id)).toEqual(['coremail', 'exmail']);
  });
  it('reads nothing for a product without one', () => {
    const reader = unreadReaderOf('unknown');
    const session = { origin: 'https://mail.beijing.gov.cn', route: '', sid: 'x' };
    expect([reader.read, reader.readMails, reader.readAccount]).toEqual([null, null, null]);
    expect([reader.sessionOf('x'), reader.openUnreadUrl(session), reader.openMailUrl(session, 'x')]).toEqual([null, null, null]);
  });
});
