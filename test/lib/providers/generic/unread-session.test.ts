// Which addresses stand for a mailbox whose web mail is not known.
import { expect, it } from 'vitest';
import { sessionIn } from '../../../../lib/providers/generic/unread-session.ts';

it('an address of such a web mail stands for its one mailbox', () => {
  const session = { origin: 'https://mail.beijing.gov.cn', route: 'page', sid: '' };
  expect(sessionIn('https://mail.beijing.gov.cn/mail?sid=abcDEF123#x')).toEqual(session);
});
it.each([
  'https://mail.cqu.edu.cn/',
  'https://authserver.cumt.edu.cn/',
  'https://mail.beijing.gov.cn.evil.example/',
  'http://mail.beijing.gov.cn/',
  'x',
])('%s stands for none', (address) => expect(sessionIn(address)).toBeNull());
