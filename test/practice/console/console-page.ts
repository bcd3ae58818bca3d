// The pages of the practice console: accounts, what was "received", clock, variant, troubles.
import { html, raw } from 'hono/html';
import { seededPassword } from '../coremail/seeds.ts';
import type { Controls } from '../controls.ts';
import { choiceNames, choices } from '../variant.ts';

const style = raw(`<style>
  body { font: 14px/1.6 system-ui, "Microsoft YaHei", sans-serif; margin: 0 auto; padding: 24px; max-width: 1080px; color: #223; background: #f7f7f4; }
  h1 { font-size: 20px; margin: 0 0 4px; } h2 { font-size: 15px; margin: 24px 0 8px; }
  table { border-collapse: collapse; width: 100%; background: #fff; } td, th { padding: 5px 10px; border: 1px solid #e2e2dc; text-align: left; }
  iframe { width: 100%; height: 260px; border: 1px solid #e2e2dc; background: #fff; }
  form { display: inline-flex; gap: 8px; align-items: center; margin: 0 12px 8px 0; } .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 6px 14px; }
  label { display: flex; justify-content: space-between; gap: 8px; } select, input { font: inherit; max-width: 150px; } button { font: inherit; padding: 2px 12px; cursor: pointer; }
  code { font-size: 16px; letter-spacing: 1px; } body.inbox { padding: 8px; background: #fff; }
</style>`);

const time = (at: number) => new Date(at).toTimeString().slice(0, 8);

function accountRows(controls: Controls) {
  return controls.addresses().map((address) => {
    const { methods, sessions, attempts, name } = controls.state(address);
    const last = attempts.at(-1);
    const tried = last === undefined ? '' : `${last.code} ${last.outcome} ${time(last.at)}`;
    return html`<tr>
      <td>${address}</td>
      <td>${name}</td>
      <td>${methods.join(', ') || '–'}</td>
      <td>${sessions.length}</td>
      <td>${tried}</td>
      <td>
        <form method="post" action="/practice/deliver"><button name="address" value="${address}">新邮件</button></form>
        <form method="post" action="/practice/read"><button name="address" value="${address}">全部已读</button></form>
        <form method="post" action="/practice/expire"><button name="address" value="${address}">会话过期</button></form>
      </td>
    </tr>`;
  });
}

function variantForm(controls: Controls) {
  const now = controls.variant();
  const fields = choiceNames.map((name) => {
    const options = choices[name].map(
      (value) => html`<option value="${value}" ${value === now[name] ? 'selected' : ''}>${value}</option>`,
    );
    return html`<label
      >${name}
      <select name="${name}">
        ${options}
      </select>
    </label>`;
  });
  return html`<form method="post" action="/practice/variant" class="grid">${fields}<button>应用 / Apply</button></form>`;
}

/** The console itself. */
export function consolePage(controls: Controls) {
  const offset = Math.round((controls.now() - Date.now()) / 1000);
  const troubles = ['offline', '500', 'slow', 'refuse', 'code', 'html', 'limit'];
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>练习控制台 · Practice console</title>
        ${style}
      </head>
      <body>
        <h1>练习控制台 · Practice console</h1>
        <p>所有账号的密码 / password of every account: <code>${seededPassword}</code> · <a href="/">登录页 / Sign-in page</a></p>
        <h2>收到的验证码与微信扫码 · Received codes and scans</h2>
        <iframe src="/practice/inbox" title="收到的验证码"></iframe>
        <h2>账号 · Accounts</h2>
        <table>
          <tr>
            <th>账号</th>
            <th>姓名</th>
            <th>已绑定</th>
            <th>会话</th>
            <th>最近一次验证</th>
            <th></th>
          </tr>
          ${accountRows(controls)}
        </table>
        <h2>时钟与故障 · Clock and troubles</h2>
        <form method="post" action="/practice/clock">
          <label>服务器时钟偏移（秒） <input name="seconds" type="number" value="${offset}" /></label><button>设置</button>
        </form>
        ${troubles.map((kind) => html`<form method="post" action="/practice/fail"><button name="kind" value="${kind}">${kind}</button></form>`)}
        <form method="post" action="/practice/reset"><button>全部重置 / Reset</button></form>
        <h2>页面变体 · Variant</h2>
        <form method="post" action="/practice/seed">
          <label>seed <input name="seed" type="number" value="1" /></label><button>选用</button>
        </form>
        ${variantForm(controls)}
      </body>
    </html>`;
}

/** The part that keeps itself fresh: SMS, backup mails, mini-program codes, waiting scans. */
export function inboxPage(controls: Controls) {
  const rows = controls.addresses().flatMap((address) => {
    const { letters, scans, miniProgram } = controls.inbox(address);
    const mini =
      miniProgram === null ? [] : [{ at: controls.now(), what: '小程序“邮箱安全助手”', text: miniProgram, code: miniProgram }];
    const sent = letters.map(({ at, by, to, subject, text, code }) => ({
      at,
      what: by === 'sms' ? `短信 → ${to}` : `邮件 → ${to}`,
      text: subject === '' ? text : `${subject} ${text}`,
      code,
    }));
    const waiting = scans.map(({ at, purpose }) => ({ at, what: `微信扫码（${purpose}）`, text: '', code: '' }));
    return [...sent, ...mini, ...waiting].map((row) => ({ ...row, address }));
  });
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="2" />
        <title>收到的验证码</title>
        ${style}
      </head>
      <body class="inbox">
        <table>
          ${rows
            .toSorted((a, b) => b.at - a.at)
            .slice(0, 30)
            .map(
              ({ at, address, what, text, code }) =>
                html`<tr>
                  <td>${time(at)}</td>
                  <td>${address}</td>
                  <td>${what}</td>
                  <td><code>${code}</code> ${code === text ? '' : text}${code === '' ? scanButtons(address) : ''}</td>
                </tr>`,
            )}
        </table>
        ${rows.length === 0 ? '还没有收到任何验证码 / nothing received yet' : ''}
      </body>
    </html>`;
}

function scanButtons(address: string) {
  return html`<form method="post" action="/practice/scan">
    <input type="hidden" name="address" value="${address}" />
    <button name="trust" value="false">临时登录</button><button name="trust" value="true">确认授权并信任此设备</button>
  </form>`;
}
