// POST or GET /coremail/s/json?sid=…&func=module:method: finds the caller, runs the call, answers as text/x-json.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Entry } from '../login.ts';
import type { World } from '../world.ts';
import type { Answer, Body } from './call.ts';
import { allFolders, mailCalls } from './mail-calls.ts';
import { secondFactorCalls } from './second-factor-calls.ts';
import { visitCalls } from './visit-calls.ts';

const sessionCalls = { ...mailCalls, ...secondFactorCalls };

/** Sets the two cookies of a session. */
export function setSessionCookies(c: Context, { session }: Entry): void {
  setCookie(c, 'Coremail', session.cookie, { path: '/', httpOnly: true, secure: true });
  setCookie(c, 'Coremail.sid', session.sid, { path: '/', secure: true });
}

async function bodyOf(c: Context): Promise<Body> {
  const query = c.req.query();
  if (c.req.method !== 'POST') return query;
  const raw = await c.req.text();
  if (!raw.trimStart().startsWith('{')) return { ...query, ...Object.fromEntries(new URLSearchParams(raw)) };
  try {
    const parsed: unknown = JSON.parse(raw);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** An answer as the product sends it, with the ordered troubles. */
function send(c: Context, world: World, answer: Answer): Response {
  const trouble = world.failures.take(c.req.url, ['code', 'html', 'prefix']);
  if (trouble?.kind === 'html') return c.html('<!doctype html><title>502</title><h1>502 Bad Gateway</h1>', 502);
  const sent = trouble?.kind === 'code' ? errorAnswer(trouble.code ?? 'FA_INVALID_SESSION') : answer;
  const body = `${trouble?.kind === 'prefix' ? ")]}'\n" : ''}${JSON.stringify(sent)}`;
  return c.body(body, 200, { 'Content-Type': 'text/x-json;charset=UTF-8', 'Cache-Control': 'no-store' });
}

function errorAnswer(code: string): Answer {
  return code === 'FA_SECURITY' ? { code, securityReason: 'Cookie' } : { code, errorMsg: code, errorCode: code };
}

/** The route of the JSON calls. */
export function jsonRoute(world: World) {
  return async (c: Context): Promise<Response> => {
    const func = c.req.query('func') ?? '';
    const sid = c.req.query('sid') ?? '';
    const body = await bodyOf(c);
    const visit = world.visits.get(sid);
    if (visit !== undefined) {
      const call = visitCalls[func];
      if (call === undefined) return send(c, world, errorAnswer('FA_INVALID_SESSION'));
      return send(c, world, call({ world, visit, body, enter: (entry) => setSessionCookies(c, entry) }));
    }
    const isPolling = func === 'user:getAttrs' && !('optionalAttrIds' in body);
    const session = world.session(sid, getCookie(c, 'Coremail'), isPolling);
    if (typeof session === 'string') return send(c, world, errorAnswer(session));
    const account = world.accounts.get(session.address);
    const call = sessionCalls[func];
    if (account === undefined || call === undefined) {
      const [module = '', method = ''] = func.split(':');
      return send(c, world, { ...errorAnswer('FR_INVALID_REQUEST'), errorMsg: `Invalid method ${method} for module ${module}` });
    }
    return send(c, world, call({ world, session, account, body }));
  };
}

/** The JSP twin: `getAllFolders` and `searchMessages`, only under the path of the application in use; HTTP 500 without a sid. */
export function mailJspRoute(world: World) {
  return async (c: Context): Promise<Response> => {
    const sid = c.req.query('sid') ?? '';
    const func = c.req.query('func') ?? '';
    if (sid === '') return c.html('<!doctype html><title>HTTP Status 500</title><h1>HTTP Status 500</h1>', 500);
    const session = world.session(sid, getCookie(c, 'Coremail'), func === 'getAllFolders');
    if (typeof session === 'string') return send(c, world, errorAnswer(session));
    const account = world.accounts.get(session.address);
    const jspPath = world.variant.appPath === 'XT5' ? 'XT5' : 'XT';
    if (account === undefined || c.req.param('app') !== jspPath) return send(c, world, errorAnswer('FR_INVALID_REQUEST'));
    if (func === 'getAllFolders') return send(c, world, allFolders(account));
    const list = mailCalls['mbox:listMessages'];
    if (func !== 'searchMessages' || list === undefined) return send(c, world, errorAnswer('FR_INVALID_REQUEST'));
    return send(c, world, list({ world, session, account, body: await bodyOf(c) }));
  };
}
