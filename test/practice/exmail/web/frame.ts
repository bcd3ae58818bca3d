// The script of the mailbox's top document: folder numbers and the toast follow the mail that arrives.
import { ask, find, page } from './page.ts';
import { passwordForms } from './password-form.ts';

interface Fresh {
  readonly id: string;
  readonly fromName: string;
  readonly subject: string;
}

/** Draws the list anew from the server's own page of it. */
async function reloadList(): Promise<void> {
  const left = find<HTMLIFrameElement>('#leftFrame');
  if (left !== null) {
    left.contentWindow?.location.reload();
    return;
  }
  const text = await ask(`/cgi-bin/frame_html?sid=${page.sid}&r=list`);
  const list = new DOMParser().parseFromString(text, 'text/html').querySelector('#folder');
  if (list !== null) find('#folder')?.replaceChildren(...[...list.childNodes].map((node) => document.adoptNode(node)));
}

function element(tag: string, look: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = look;
  made.append(...children);
  return made;
}

function toast(fresh: readonly Fresh[], address: string): void {
  const place = find('#webpushtip1');
  const [newest] = fresh;
  if (place === null || newest === undefined || page.variant.toast === 'none') return;
  const number = page.variant.toast === 'counted' ? element('em', '', `${fresh.length}`) : '';
  const label = element('label', '', '收到 ', number, ' 封新邮件');
  const content = element(
    'div',
    'notify_content newmailNotify',
    element('div', 'notify_title', newest.fromName),
    element('div', 'notify_digest', newest.subject),
    element('p', 'notify_account', address),
  );
  place.replaceChildren(element('div', '', element('div', 'notify_type', label), content));
  place.hidden = false;
}

let known = '';

async function askServer(): Promise<void> {
  const text = await ask(`/cgi-bin/pushpoll?sid=${page.sid}`);
  if (!text.startsWith('{"unread"')) {
    if (text.includes('session_timeout') || text.includes('type="password"'))
      location.href = '/cgi-bin/loginpage?s=session_timeout';
    return;
  }
  const { unread, fresh, address } = JSON.parse(text) as { unread: unknown; fresh: Fresh[]; address: string };
  const numbers = JSON.stringify(unread);
  if (known !== '' && numbers !== known) await reloadList();
  known = numbers;
  toast(fresh, address);
}

async function run(): Promise<void> {
  for (;;) {
    try {
      await askServer();
    } catch (error) {
      // Out of reach: the next round tries again.
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, page.pollMs);
    });
  }
}

if (page.variant.pageUpdate === 'poll') void run();
if (page.variant.pageUpdate === 'reloaded frame') setInterval(() => void reloadList(), page.pollMs);
passwordForms();
