// The settings inside the frame: the row of tabs, the page of each tab that has nothing to set here, and what is said after saving.
import { html, raw } from 'hono/html';
import type { ExmailSession } from '../session.ts';
import type { ExmailVariant } from '../variant.ts';
import type { ExmailWorld } from '../world.ts';
import { cgi, pageScript } from './frame-parts.ts';
import { innerPage } from './mail-pages.ts';

/** Said after the client settings were saved. */
export const savedWords = '设置保存成功';

/** Tabs in their order with what their address says; those with a name of the variant come by that. */
function tabs(variant: ExmailVariant): readonly (readonly [name: string, query: string])[] {
  const other = (name: string) => [name, `acc=0&tab=${encodeURIComponent(name)}`] as const;
  const binding = variant.bindingTab === '帐户安全' ? [] : [[variant.bindingTab, 't=setting_wx'] as const];
  return [
    ['常规', 'acc=0'],
    [variant.accountTab, 'acc=1'],
    ...['换肤', '收发信规则', '反垃圾', '文件夹和标签', '其他邮箱'].map(other),
    ...binding,
    other('提醒服务'),
    [variant.clientTab, variant.clientAddress],
    ...['企业微信', '信纸'].map(other),
  ];
}

/** A page of the settings under its tab. */
export function settingsPage(world: ExmailWorld, session: ExmailSession, tab: string, body: unknown) {
  const links = tabs(world.variant).map(
    ([name, query]) =>
      html`<a class="${name === tab ? 'on' : ''}" href="${raw(cgi(session, 'setting4', `fun=list&${query}`))}">${name}</a>`,
  );
  return innerPage(
    '设置',
    html`${pageScript(world, session)}
      <h2 class="setting_title">邮箱设置</h2>
      <div class="setting_tabs">${links}</div>
      <div class="setting_body" data-practice="settings">${body}</div>`,
    'settings.ts',
  );
}

/** A tab whose settings the practice system does not have. */
export function tabPage(world: ExmailWorld, session: ExmailSession, tab: string) {
  return settingsPage(
    world,
    session,
    tab,
    html`<h3>${tab}</h3>
      <p class="gray">练习系统没有这一页的设置。</p>`,
  );
}

/** A row of settings: its name and what stands beside it. */
export function row(name: string, ...content: readonly unknown[]) {
  return html`<div class="setting_row">
    <div class="setting_name">${name}</div>
    <div>${content}</div>
  </div>`;
}

/** Answer inside the action frame: the frame beside it shows the page anew, with the words. */
export function savedFrame() {
  return html`<!doctype html>
    <script>
      const shown = parent.frames.mainFrame.location;
      shown.replace(shown.href + '&saved=1');
    </script>`;
}
