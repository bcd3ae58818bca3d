// The form that changes the password, in the settings or in front of the mailbox.
import { change } from './change.ts';
import { find, page } from './page.ts';
import { sealed } from './seal.ts';

async function send(form: HTMLFormElement): Promise<void> {
  const value = (name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? '';
  const { p, ts } = sealed(value('old'));
  const answer = await change('chg_pwd', { p, ts, np: sealed(value('fresh')).p, np2: sealed(value('again')).p });
  const line = form.querySelector('[data-practice=password-error]');
  if (line !== null) line.textContent = answer.errcode === '0' ? '密码修改成功' : (answer.errmsg ?? '');
  if (answer.errcode !== '0') return;
  form.reset();
  if (form.dataset['first'] === '1') (window.top ?? window).location.href = `/cgi-bin/frame_html?sid=${page.sid}&r=first`;
}

/** Gives the form its work, where there is one. */
export function passwordForms(): void {
  find('[data-practice=open-password]')?.addEventListener('click', () => {
    const part = find('[data-practice=password-part]');
    if (part !== null) part.hidden = !part.hidden;
  });
  const form = find<HTMLFormElement>('[data-practice=password-form]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form);
  });
}
