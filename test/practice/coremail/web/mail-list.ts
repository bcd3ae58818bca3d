// Folder tree with unread numbers, and the message list of the inbox.
import { valueOf } from './api.ts';
import { appCall } from './app-call.ts';
import { el, page } from './page.ts';

interface Folder {
  readonly id: number;
  readonly name: string;
  readonly stats: { readonly unreadMessageCount: number };
}

interface Message {
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly receivedDate: string;
  readonly flags: { readonly read?: boolean };
}

const { variant, sid = '' } = page;

function labelOf({ name, stats }: Folder): (Node | string)[] {
  const unread = stats.unreadMessageCount;
  if (unread === 0 || variant.unreadFormat === 'none') return [name];
  return variant.unreadFormat === 'badge' ? [name, el('span', { class: 'badge' }, `${unread}`)] : [`${name}(${unread})`];
}

async function folders(): Promise<Folder[]> {
  const path = variant.appPath === 'XT5' ? 'XT5' : 'XT';
  const response = await fetch(`/coremail/${path}/jsp/mail.jsp?func=getAllFolders&sid=${sid}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Practice-Page': '1' },
    body: 'stats=true&threads=false',
  });
  const answer = (await response.json()) as { code: string; var?: Folder[] };
  return answer.code === 'S_OK' ? (answer.var ?? []) : [];
}

/** Fills the tree; `open` is called when the inbox is chosen. */
export async function showFolders(tree: HTMLElement, open: () => void): Promise<void> {
  const nodes = (await folders()).map((folder) => {
    const look = folder.stats.unreadMessageCount > 0 ? 'node unread' : 'node';
    const node = el('a', { id: `mltree_${folder.id}_a`, href: 'javascript:void(0)', class: look }, ...labelOf(folder));
    if (folder.id === 1) node.addEventListener('click', open);
    return el('li', {}, node);
  });
  const words = nodes.map((node) => node.textContent).join();
  if (nodes.length > 0 && words !== tree.dataset['words']) {
    tree.dataset['words'] = words;
    tree.replaceChildren(...nodes);
  }
}

/** Fills `main` with the inbox; `changed` runs after a mail was opened. */
export async function showInbox(main: HTMLElement, changed: () => void): Promise<void> {
  history.replaceState(null, '', '#mail.list|{"fid":1}');
  const answer = await appCall('mbox:listMessages', {
    start: 0,
    limit: 20,
    order: 'date',
    desc: true,
    returnTotal: true,
    fid: 1,
  });
  if (answer.code !== 'S_OK') return;
  const rows = valueOf<Message[]>(answer).map(({ id, from, subject, receivedDate, flags }) => {
    const row = el(
      'tr',
      { class: flags.read === true ? 'j-mail' : 'j-mail unread' },
      el('td', { class: 'j-from' }, from.replace(/^"(.*)".*$/, '$1')),
      el('td', { class: 'subject' }, subject),
      el('td', { class: 'desc-time' }, receivedDate.slice(5, 16)),
    );
    row.addEventListener('click', () => {
      void appCall('mbox:readMessage', { mid: id }).then(() => {
        row.classList.remove('unread');
        changed();
      });
    });
    return row;
  });
  const refresh = el('span', { 'data-btn': 'refresh', class: 'u-btn u-btn-small' }, '刷新');
  refresh.addEventListener('click', () => {
    void showInbox(main, changed);
    changed();
  });
  main.replaceChildren(
    el('div', { class: 'toolbar' }, el('h3', {}, '收件箱'), refresh),
    el('table', { class: 'list j-mail-list' }, ...rows),
  );
}
