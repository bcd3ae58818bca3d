// The script of the mail list: rows open their mail, the two buttons act on the ticked ones.
import { ask } from './page.ts';

const sid = new URLSearchParams(location.search).get('sid') ?? '';
for (const row of document.querySelectorAll<HTMLElement>('table.i'))
  row.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLInputElement)) location.href = row.dataset['href'] ?? '';
  });
for (const button of document.querySelectorAll<HTMLElement>('[data-act]'))
  button.addEventListener('click', () => {
    const ticked = [...document.querySelectorAll<HTMLInputElement>('input[name=mailid]:checked')].map(({ value }) => value);
    const body = new URLSearchParams({ sid, mailaction: button.dataset['act'] ?? '', mailid: ticked.join(',') });
    void ask('/cgi-bin/mail_mgr', body).then(() => location.reload());
  });
