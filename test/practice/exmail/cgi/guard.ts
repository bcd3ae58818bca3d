// Stands before every page and call behind the sign-in: finds the session, or answers in the shape dead sessions have.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { hostedPage } from '../pages/hosted.ts';
import type { ExmailAccount } from '../account.ts';
import { newR, type ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';

export interface SignedIn {
  readonly c: Context;
  readonly world: ExmailWorld;
  readonly session: ExmailSession;
  readonly account: ExmailAccount;
  /** A field of the query, or of the posted form, empty when it is missing. */
  readonly field: (name: string) => string;
}

/** Fields of the query and of a posted form. */
export async function fieldsOf(c: Context): Promise<(name: string) => string> {
  const form = c.req.method === 'POST' ? await c.req.parseBody() : {};
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value : (c.req.query(name) ?? '');
  };
}

/** The cookie that carries the sid; the name is the only thing that is known of it. */
export const sidCookie = 'qm_sid';

/** Hands a sid to this browser. */
export function giveSid(c: Context, world: ExmailWorld, sid: string): void {
  setCookie(c, sidCookie, world.cookieOf(sid, getCookie(c, sidCookie)), { path: '/', secure: true, httpOnly: true });
}

/** An answer of the CGI as it reports an error: status 200, loose JSON in HTML. */
export function cgiException(c: Context, app: string, code: string, message: string): Response | Promise<Response> {
  return c.html(`{title : "cgi exception",appname : "${app}",errcode: "${code}",errmsg: "${message}" }`);
}

/** Where dead sessions are sent. */
export function timeoutPath(): string {
  return `/cgi-bin/loginpage?s=session_timeout&from=&r=${newR()}`;
}

const jump = '\\x3cscript\\x3egetTop().location.href=\\x22/cgi-bin/loginpage?s=session_timeout\\x22;\\x3c/script\\x3e';

/** What a page or call answers without a living session. */
export function deathAnswer(c: Context, world: ExmailWorld): Response | Promise<Response> {
  const app = c.req.path.replace('/cgi-bin/', '');
  switch (world.variant.death) {
    case 'redirect':
      return c.redirect(timeoutPath());
    case 'cgi exception':
      return cgiException(c, app, '-2', ` ${jump}`);
    case 'wrapped':
      return c.html(`&&1&&{errtype:1,errcode:-2,title:'登录超时',url:'/cgi-bin/loginpage?s=session_timeout'}`);
    case 'login page':
      return c.html(hostedPage(world, world.visit(getCookie(c, 'exm_visit')), { message: '', account: '' }));
    case 'script':
      return c.html(
        `<html><head><script>top.location.href="/cgi-bin/loginpage?s=session_timeout";</script></head><body></body></html>`,
      );
    default:
      return c.html(`({cgierrorcode:"-2",cginame:"${app}",errmsg:"session timeout"})`);
  }
}

/** Wraps what is only for members. `page` tells requests of pages from calls that may not keep the session alive. */
export function guarded(world: ExmailWorld, act: (signedIn: SignedIn) => Response | Promise<Response>, page = true) {
  return async (c: Context): Promise<Response> => {
    const field = await fieldsOf(c);
    const known = world.session(field('sid'), getCookie(c, sidCookie), page);
    return known === null ? deathAnswer(c, world) : act({ c, world, field, ...known });
  };
}
