// @vitest-environment jsdom
// Signs of Coremail and their weights.
import { afterEach, describe, expect, it } from 'vitest';
import { recogniseCoremail } from '../../../../lib/providers/coremail/fingerprint.ts';
import { show } from '../../page/html.ts';

const weight = (html: string) => {
  show(html);
  return recogniseCoremail(document);
};

afterEach(() => history.replaceState(null, '', '/'));

describe('the signs of Coremail', () => {
  it.each([
    ['<form action="https://mail.example/coremail/index.jsp?cus=1"></form>', 3],
    ['<form class="u-form j-login-form"></form>', 3],
    ['<img src="/coremail/common/logo.png">', 3],
    ['<link rel="stylesheet" href="/coremail/x.css">', 3],
    ['<div class="j-second-auth-wrap"></div>', 2],
    ['<form class="j-login-form"></form><div class="second-auth-wrap"></div>', 5],
    ['<form action="/login"><input name="uid"><input type="password"></form>', 0],
    ['<p>Coremail 论客</p>', 0],
    ['<a href="https://mail.example/coremail/">邮箱</a>', 0],
  ])('%s weigh %i', (html, points) => expect(weight(html)).toBe(points));

  it('the address alone is enough, when it is below its folder', () => {
    history.replaceState(null, '', '/coremail/XT/index.jsp');
    expect(weight('<p></p>')).toBe(3);
    history.replaceState(null, '', '/coremailer');
    expect(weight('<p></p>')).toBe(0);
  });
});
