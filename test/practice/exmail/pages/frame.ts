// The top document of the mailbox: header, folder list, the frame everything opens in, the place of the new-mail toast.
import { html, raw } from 'hono/html';
import type { ExmailAccount } from '../account.ts';
import { newR, type ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { cgi, folderList, head, pageScript, titled } from './frame-parts.ts';
import { firstPassword } from './password-form.ts';

function bindLink(world: ExmailWorld, account: ExmailAccount, session: ExmailSession) {
  const words = account.wechat === null ? '绑定微信' : world.variant.bindingTab === '微信绑定' ? '微信绑定' : '邮箱绑定';
  const href = cgi(session, 'setting4', 'fun=list&t=setting_wx');
  return html`<a id="frame_html_wx" class="toptitle" href="${raw(href)}" target="mainFrame">${words}</a>`;
}

function settingLink(session: ExmailSession) {
  return html`<a id="frame_html_setting" href="${raw(cgi(session, 'setting4', 'fun=list&acc=0'))}" target="mainFrame">设置</a>`;
}

/** The first password is changed in a dialog above everything (variant). */
function changeFirst(world: ExmailWorld, account: ExmailAccount) {
  return account.mustChangePassword && world.variant.firstChange === 'dialog'
    ? html`<div class="mask"></div>
        <div class="qmbox">${firstPassword()}</div>`
    : '';
}

/** `frame_html`. `inner` is the address of the page inside. */
export function framePage(world: ExmailWorld, account: ExmailAccount, session: ExmailSession, inner: string) {
  const inLeft = world.variant.memberPage === 'frames, list in leftFrame';
  const left = cgi(session, 'folderlist', `r=${newR()}`);
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head(titled('首页'), 'frame.ts')}
      <body class="frame_html" data-practice="mailbox">
        ${pageScript(world, session)}
        <div id="qqmail_mask" hidden></div>
        <div id="topDiv" class="topbg">
          <div class="logo"><span class="corp">中国矿业大学</span><span class="biz">企业邮箱</span></div>
          <div class="topdata">
            <span id="useraddrcontainer">${account.name}&lt;<b id="useraddr">${account.sender}</b>&gt;</span>
            <div class="toplinks">
              ${bindLink(world, account, session)} | ${settingLink(session)} |
              <a href="${raw(cgi(session, 'help'))}" target="mainFrame">帮助中心</a> |
              <a data-practice="logout" href="${raw(cgi(session, 'logout', `r=${newR()}`))}">退出</a>
            </div>
          </div>
        </div>
        <div id="leftPanel">
          <ul class="nav">
            <li id="composebtn_td"><a href="${raw(cgi(session, 'compose'))}" target="mainFrame">写信</a></li>
            <li>
              <a
                id="readmailbtn_link"
                href="${raw(cgi(session, 'mail_list', 'folderid=1&page=0&s=inbox&loc=frame_html,,,22'))}"
                target="mainFrame"
                >收信</a
              >
            </li>
            <li class="addrpart fs"><a href="${raw(cgi(session, 'addr_listall'))}" target="mainFrame">通讯录</a></li>
          </ul>
          ${inLeft ? html`<iframe id="leftFrame" name="leftFrame" src="${raw(left)}"></iframe>` : html`<div id="folder">${folderList(world, account, session)}</div>`}
        </div>
        <div id="mainFrameContainer"><iframe id="mainFrame" name="mainFrame" src="${raw(inner)}"></iframe></div>
        <iframe id="actionFrame" name="actionFrame" hidden></iframe>
        <div id="webpushtip1" hidden></div>
        ${changeFirst(world, account)}
      </body>
    </html>`;
}

/** `folderlist`: the list as a document of its own, for the left frame. */
export function folderDocument(world: ExmailWorld, account: ExmailAccount, session: ExmailSession) {
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head('', 'left.ts')}
      <body class="leftFrame">
        ${pageScript(world, session)}
        <div id="folder">${folderList(world, account, session)}</div>
      </body>
    </html>`;
}

/** The page nobody has seen yet: one document with its own names, filled by its script. `inner`: shown in place of the list. */
export function singlePage(world: ExmailWorld, account: ExmailAccount, session: ExmailSession, inner = '') {
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head('腾讯企业邮箱', 'single.ts')}
      <body class="single" data-practice="mailbox">
        ${pageScript(world, session)}
        <div class="frame-header">
          <span class="user-addr">${account.sender}</span><span class="corp">中国矿业大学 · 腾讯企业邮箱</span>
          ${bindLink(world, account, session)} ${settingLink(session)}
        </div>
        <div class="frame-body">
          <div class="frame-sidebar"><div class="sidebar-menu" data-practice="folders"></div></div>
          <div class="mail-list-page" ${inner === '' ? '' : 'hidden'}><div class="mail-list-page-items"></div></div>
          <iframe
            id="mainFrame"
            name="mainFrame"
            ${inner === '' ? 'hidden' : ''}
            src="${raw(inner === '' ? 'about:blank' : inner)}"
          ></iframe>
        </div>
        <iframe id="actionFrame" name="actionFrame" hidden></iframe>
        ${changeFirst(world, account)}
      </body>
    </html>`;
}
