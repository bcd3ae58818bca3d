// The signed-in application: avatar and folders at the left, welcome page, inbox and settings at the right, gear at the bottom left.
import { valueOf } from './api.ts';
import { appCall } from './app-call.ts';
import { showFolders, showInbox } from './mail-list.ts';
import { el, link, page, wait } from './page.ts';
import { sectionOf, showSettings } from './settings.ts';

interface Me {
  readonly email: string;
  readonly true_name: string;
  readonly must_bind: boolean;
}

const main = el('main');
const tree = el('ul', { class: 'tree' });

function inbox(): void {
  void showInbox(main, () => void showFolders(tree, inbox));
}

function welcome(me: Me): void {
  history.replaceState(null, '', '#mail.welcome');
  main.replaceChildren(
    el(
      'div',
      { class: 'welcome', 'data-practice': 'welcome' },
      el('h2', {}, `${me.true_name}，您好`),
      el('p', {}, me.email),
      el('p', { class: 'tip' }, '欢迎使用重庆大学电子邮件系统'),
    ),
  );
}

async function leave(): Promise<void> {
  await appCall('user:logout');
  location.href = '/coremail/index.jsp';
}

function avatar(me: Me): HTMLElement {
  const menu = el(
    'div',
    { class: 'menu', hidden: '' },
    link(
      '个人设置',
      'item',
      () => {
        menu.hidden = true;
        showSettings(main);
      },
      'my-settings',
    ),
    link('退出', 'item', () => void leave(), 'leave'),
  );
  const face = el('div', { class: 'avatar', title: me.email, 'data-practice': 'avatar' }, me.true_name.slice(0, 1));
  face.addEventListener('click', () => {
    menu.hidden = !menu.hidden;
  });
  return el('div', { class: 'me' }, face, el('span', {}, me.true_name), menu);
}

async function start(): Promise<void> {
  const answer = await appCall('user:getAttrs', { optionalAttrIds: ['email', 'true_name', 'default_sender_address'] });
  if (answer.code !== 'S_OK') return;
  const me = valueOf<Me>(answer);
  const gear = el('a', { class: 'gear', title: '邮箱设置', href: 'javascript:void(0)', 'data-practice': 'gear' }, '⚙');
  gear.addEventListener('click', () => showSettings(main));
  const search = el('input', { id: 'lyfullsearch', class: 'u-input', type: 'text', placeholder: '邮件全文搜索' });
  const home = link('欢迎页', 'home', () => welcome(me));
  const compose = el('button', { type: 'button', class: 'btn-compose u-btn u-btn-primary' }, '写 信');
  document.body.append(
    el('nav', {}, avatar(me), compose, home, tree, gear),
    el(
      'div',
      { class: 'right' },
      el(
        'div',
        { class: 'top' },
        search,
        link('退出', 'logout', () => void leave(), 'logout'),
      ),
      main,
    ),
  );
  const section = sectionOf(location.hash);
  if (me.must_bind) showSettings(main, 'second');
  else if (section !== null) showSettings(main, section);
  else if (location.hash.startsWith('#mail.list')) inbox();
  else welcome(me);
  let told: string | undefined;
  for (;;) {
    await showFolders(tree, inbox);
    await wait(page.pollMs ?? 15_000);
    if (main.querySelector('.j-mail-list') !== null && tree.dataset['words'] !== told) inbox();
    told = tree.dataset['words'];
    await appCall('user:getAttrs', { attrIds: ['true_name'] });
  }
}

void start();
