// @vitest-environment jsdom
// Which product a page is: what it shows, else what the institution is known to run, else none we know.
import { describe, expect, it } from 'vitest';
import { providerOf } from '../../../lib/providers/index.ts';
import { show } from '../page/html.ts';

const product = (html: string, institutionId: string, origin?: string) => {
  show(html);
  return providerOf(document, institutionId, origin).id;
};

describe('the provider of a page', () => {
  it.each([
    ['the one it shows', '<form class="j-login-form"></form>', 'beijing', 'coremail'],
    ['the one its institution runs, when it shows none', '<p>邮箱</p>', 'cqu', 'coremail', 'https://mail.cqu.edu.cn'],
    [
      'none known, on an origin that is not its web mail',
      '<p>统一身份认证</p>',
      'cqu',
      'unknown',
      'https://authserver.cqu.edu.cn',
    ],
    ['none known, where too little shows', '<div class="second-auth-wrap"></div>', 'beijing', 'unknown'],
    [
      'Exmail by two of its signs',
      '<form action="/cgi-bin/login"><input id="inputuin"><input id="pp"></form>',
      'beijing',
      'exmail',
    ],
    ['Exmail on its school’s host', '<p>邮箱</p>', 'cumt', 'exmail', 'https://mail.cumt.edu.cn'],
    ['none known, at the log-in before Exmail', '<p>登录</p>', 'cumt', 'unknown', 'https://authserver.cumt.edu.cn'],
    ['none known, for no institution', '<p>邮箱</p>', 'nowhere', 'unknown'],
  ])('is %s', (_what, html, institutionId, id, origin?) => expect(product(html, institutionId, origin)).toBe(id));
});
