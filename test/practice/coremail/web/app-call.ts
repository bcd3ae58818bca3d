// Calls of the signed-in application; a dead session is shown in the way the variant asks for.
import { call, type Answer } from './api.ts';
import { action, el, page } from './page.ts';

const dead = new Set(['FA_INVALID_SESSION', 'FA_UNAUTHORIZED', 'FA_SESSION_EXPIRED', 'FA_SECURITY']);

function goToLogin(): void {
  location.href = '/coremail/index.jsp?expired=FA_INVALID_SESSION';
}

function showExpired(): void {
  if (page.variant.expiry === 'redirect') return goToLogin();
  if (page.variant.expiry === 'silent' || document.querySelector('[data-practice=expired]') !== null) return;
  const button = action('button', '重新登录', 'u-btn u-btn-primary', goToLogin);
  button.dataset['role'] = 'confirm';
  const words = el('div', { class: 'u-dialog-content' }, '会话已过期，请重新登录');
  document.body.append(
    el('div', { class: 'u-mask' }),
    el('div', { class: 'u-dialog j-expired', 'data-practice': 'expired' }, words, el('div', { class: 'u-dialog-btns' }, button)),
  );
}

/** A call under the session of this page. */
export async function appCall(func: string, body: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  const answer = await call(page.sid ?? '', func, body);
  if (dead.has(answer.code)) showExpired();
  return answer;
}
