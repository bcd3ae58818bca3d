// The settings: a list of sections at the left, the pages of 安全设置 at the right.
import { showClientPasswords } from './client-passwords.ts';
import { showDevices } from './devices.ts';
import { el, link, page } from './page.ts';
import { showSecondFactor } from './second-factor-settings.ts';

type Section = 'profile' | 'security' | 'second' | 'client' | 'devices';

const hashes: Record<Section, [string, string]> = {
  profile: ['#setting.profile', '#preference|{"page":"profile"}'],
  security: ['#setting.security', '#preference|{"page":"safe"}'],
  second: ['#setting.security.secondauth', '#preference|{"page":"safe","tab":"2fa"}'],
  client: ['#setting.security.clientpwd', '#preference|{"page":"safe","tab":"pwd"}'],
  devices: ['#setting.security.device', '#preference|{"page":"safe","tab":"device"}'],
};

function writeHash(section: Section): void {
  const at = page.variant.settingsRoute === 'setting hash' ? 0 : 1;
  if (page.variant.settingsRoute !== 'no hash') history.pushState(null, '', hashes[section][at]);
}

function showSection(root: HTMLElement, section: Section): void {
  writeHash(section);
  const content = el('div', { class: 'setting-content' });
  const go = (next: Section) => () => showSection(root, next);
  const tabs =
    section === 'profile'
      ? null
      : el(
          'div',
          { class: 'setting-tabs' },
          link('二次验证设置', section === 'second' ? 'on' : '', go('second'), 'go-second'),
          link('客户端专用密码', section === 'client' ? 'on' : '', go('client'), 'go-client'),
          link('登录设备查询', section === 'devices' ? 'on' : '', go('devices'), 'go-devices'),
        );
  const menu = el(
    'div',
    { class: 'setting-menu' },
    link('个人信息', section === 'profile' ? 'on' : '', go('profile')),
    link('安全设置', section === 'profile' ? '' : 'on', go('security'), 'go-security'),
  );
  root.replaceChildren(menu, el('div', { class: 'setting-page' }, ...(tabs === null ? [] : [tabs]), content));
  if (section === 'second') void showSecondFactor(content);
  else if (section === 'client') void showClientPasswords(content);
  else if (section === 'devices') void showDevices(content);
  else
    content.append(
      el('h3', {}, section === 'profile' ? '个人信息' : '安全设置'),
      el('p', { class: 'tip' }, section === 'profile' ? '昵称、签名、语言' : '请选择要设置的项目'),
    );
}

/** Fills `main` with the settings, without leaving the page. */
export function showSettings(main: HTMLElement, section: Section = 'profile'): void {
  const root = el('div', { class: 'm-setting-panel', 'data-practice': 'settings' });
  main.replaceChildren(root);
  showSection(root, section);
}

/** The section an address hash means, or null. */
export function sectionOf(hash: string): Section | null {
  const plain = decodeURIComponent(hash);
  const found = Object.entries(hashes).find(([, both]) => both.includes(plain));
  return found === undefined ? null : (found[0] as Section);
}
