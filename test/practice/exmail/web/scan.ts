// The WeChat panel: shows a QR, waits for the phone, lets the user choose an account.
import { ask, find, show } from './page.ts';
import { scanned } from './scanned.ts';

interface Proved {
  readonly alias: string;
  readonly owner?: number;
}

/** Reads an answer of the sign-in in any of its shapes. */
export function readAnswer(text: string): Readonly<Record<string, string>> {
  const parsed = JSON.parse(text.replace(/^while\(1\);/, '')) as Record<string, unknown>;
  const plain = Object.entries(parsed).map(([name, value]) => {
    const data = Array.isArray(value) ? (value[0] as { DATA?: unknown } | undefined)?.DATA : value;
    return [name, typeof data === 'string' ? data : ''] as const;
  });
  return Object.fromEntries(plain);
}

async function choose(alias: string, by: string): Promise<void> {
  const answer = readAnswer(await ask('/cgi-bin/login_choose', new URLSearchParams({ alias, by })));
  if (answer['RetCode'] === '0') location.replace(answer['url'] ?? '/');
}

/** Offers the accounts; a single one is entered at once. */
export function offer(place: HTMLElement, accounts: readonly Proved[], by: 'scan' | 'phone'): void {
  const [only] = accounts;
  if (accounts.length === 1 && only !== undefined) return void choose(only.alias, by);
  const items = accounts.map(({ alias, owner = 0 }) => {
    const item = document.createElement('a');
    item.textContent = by === 'scan' ? `${alias}（${owner === 1 ? '管理员' : '成员'}）` : alias;
    item.style.display = 'block';
    if (by === 'phone') item.dataset['phoneUin'] = alias;
    else Object.assign(item.dataset, { uin: alias, type: owner === 1 ? 'admin' : 'member' });
    item.addEventListener('click', () => void choose(alias, by));
    return item;
  });
  place.replaceChildren(...items);
  place.hidden = false;
}

/** Draws a QR, and offers the accounts of the WeChat that scans it. */
export async function startScan(): Promise<void> {
  const home = find('[data-practice=qr]');
  if (home === null) return;
  const ticket = await scanned(home, '/cgi-bin/loginpage?action=practice_qr');
  const text = await ask(`/cgi-bin/loginpage?action=wx_login_choose&f=json&wx_login_code=${ticket}`);
  const answer = JSON.parse(text) as { wx_login_ret: string; wx_login?: [{ wx_alias: Proved[] }] };
  const place = find('#accountList');
  for (const panel of document.querySelectorAll<HTMLElement>('[data-panel], #loginby_wx'))
    panel.hidden = panel.dataset['panel'] !== 'accountlist';
  if (answer.wx_login !== undefined && place !== null) offer(place, answer.wx_login[0].wx_alias, 'scan');
  else show('#no_mail_found_wrap', true);
}
