// Sends one change of the settings to the server.
import { say } from './box.ts';
import { ask, page } from './page.ts';

export interface Answer {
  readonly errcode: string;
  readonly errmsg?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly check?: string;
}

/** Leads the whole window to the sign-in. */
export function leave(): void {
  (window.top ?? window).location.href = '/cgi-bin/loginpage?s=session_timeout';
}

/** The answer to a change; one without a body, or of a dead session, has the code `none`. */
export async function change(act: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const text = await ask('/cgi-bin/wx_token', new URLSearchParams({ act, sid: page.sid, token: page.token, ...fields }));
  if (text.startsWith('{"errcode"')) return JSON.parse(text) as Answer;
  if (text.includes('session_timeout') || text.includes('type="password"')) leave();
  return { errcode: 'none', errmsg: '系统繁忙，请稍后再试' };
}

/** Does a change and shows the page anew; says what is wrong otherwise. */
export async function changeAndReload(act: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const { errcode, errmsg = '' } = await change(act, fields);
  if (errcode === '0') location.reload();
  else say(errmsg);
}
