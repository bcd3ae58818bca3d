// The script of the page nobody has seen: fills list and numbers from its own call.
import { ask, find, page, show } from './page.ts';
import { passwordForms } from './password-form.ts';

interface Row {
  readonly emailid: string;
  readonly subject: string;
  readonly unread: number;
}

async function look(): Promise<void> {
  const text = await ask(`/list/maillist?sid=${page.sid}&func=1&dir=1`);
  // A dead session is answered with a page.
  if (text.startsWith('<')) return void (location.href = '/cgi-bin/loginpage?s=session_timeout');
  const { body } = JSON.parse(text) as { body: { unread_num: number; list: Row[] } };
  const entry = document.createElement('div');
  entry.className = 'sidebar-menu-item';
  entry.textContent = `收件箱 ${body.unread_num === 0 ? '' : body.unread_num}`;
  find('[data-practice=folders]')?.replaceChildren(entry);
  const rows = body.list.map(({ emailid, subject, unread }) => {
    const row = document.createElement('div');
    row.className = `mail-list-page-item ${unread === 1 ? 'unread' : ''}`;
    row.dataset['mailid'] = emailid;
    row.textContent = subject;
    return row;
  });
  find('.mail-list-page-items')?.replaceChildren(...rows);
}

void look();
if (page.variant.pageUpdate !== 'nothing') setInterval(() => void look(), page.pollMs);
for (const link of document.querySelectorAll('[target=mainFrame]'))
  link.addEventListener('click', () => {
    show('.mail-list-page', false);
    show('#mainFrame', true);
  });
passwordForms();
