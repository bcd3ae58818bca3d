// @vitest-environment jsdom
// Signs of Exmail and their weights.
import { afterEach, describe, expect, it } from 'vitest';
import { recogniseExmail } from '../../../../lib/providers/exmail/fingerprint.ts';
import { show } from '../../page/html.ts';

afterEach(() => history.replaceState(null, '', '/'));

const weight = (html: string, path = '/') => {
  history.replaceState(null, '', path);
  show(html);
  return recogniseExmail(document);
};
const boxes = '<input id="inputuin"><input id="pp" type="password">';

describe('the signs of Exmail', () => {
  it.each([
    ['<script>var cdn = "https://rescdn.example/x";</script>', '/', 2],
    ['<img src="https://rescdn.example/logo.png">', '/', 2],
    ['<form action="https://mail.example/cgi-bin/login"></form>', '/', 2],
    [boxes, '/', 2],
    ['<p></p>', '/cgi-bin/loginpage?s=logout', 2],
    ['<p></p>', '/cgi-bin/frame_html', 2],
    [`<form action="/cgi-bin/login">${boxes}</form>`, '/cgi-bin/loginpage', 6],
    ['<input id="inputuin">', '/', 0],
    ['<p>腾讯企业邮箱 rescdn</p>', '/cgi-bin/frame_htmlx', 0],
    ['<form action="/cgi-bin/login/else"></form>', '/', 0],
  ])('%s at %s weigh %i', (html, path, points) => expect(weight(html, path)).toBe(points));
});
