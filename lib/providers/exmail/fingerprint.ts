// Is this page Exmail? Signs after the landing and hosted log-in pages and the frames; each weighs two, so that none is enough alone.
import { accountBox, asset, loginForm, passwordBox } from './selectors.ts';

const path = /^\/cgi-bin\/(?:loginpage|frame_html|login)$/;
/** The vendor's resource host stands in a script of every page of its own. */
const resourceHost = /\brescdn\b/;
const each = 2;

/** Sum of the signs' weights; 3 and more is Exmail. */
export function recogniseExmail(document: Document): number {
  const named = () =>
    [...document.querySelectorAll('script:not([src])')].some(({ textContent }) => resourceHost.test(textContent));
  const signs = [
    path.test(document.location.pathname),
    document.querySelector(asset) !== null || named(),
    document.querySelector(loginForm) !== null,
    document.querySelector(accountBox) !== null && document.querySelector(passwordBox) !== null,
  ];
  return signs.filter(Boolean).length * each;
}
