// 登录设备查询管理可信设备: the trusted devices and their removal.
import { valueOf } from './api.ts';
import { appCall } from './app-call.ts';
import { action, el, page } from './page.ts';

interface Device {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly until: string;
}

/** Fills `root` with the page. */
export async function showDevices(root: HTMLElement): Promise<void> {
  const answer = await appCall('user:listAuthDevices');
  if (answer.code !== 'S_OK') return;
  const rows = valueOf<Device[]>(answer).map(({ id, name, at, until }) => {
    const remove = action(page.variant.confirm, '取消信任', 'u-btn u-btn-small', () => {
      void appCall('user:removeAuthDevice', { id }).then(() => showDevices(root));
    });
    return el('tr', {}, el('td', {}, name), el('td', {}, at), el('td', {}, until), el('td', {}, remove));
  });
  root.replaceChildren(
    el('h3', {}, '登录设备查询'),
    el('p', { class: 'tip' }, '管理可信设备：可信设备登录时免二次验证。'),
    el(
      'table',
      { class: 'list' },
      el('tr', {}, el('th', {}, '设备'), el('th', {}, '登录时间'), el('th', {}, '有效期至'), el('th', {}, '操作')),
      ...rows,
    ),
    rows.length === 0 ? el('p', { class: 'empty' }, '暂无可信设备') : '',
  );
}
