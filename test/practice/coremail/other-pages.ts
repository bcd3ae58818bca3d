// The small pages around: sign-in done, signed-in application, second-factor frame, empty frame.
import { html } from 'hono/html';
import type { Entry } from './login.ts';
import { inScript } from '../page-parts.ts';
import type { Session } from './session.ts';
import type { Variant } from '../variant.ts';
import { className } from './web/class-names.ts';
import type { World } from './world.ts';

/** The page after a good post: page variables, then a script goes on to the application. */
export function enteredPage({ session, mainUrl, token, secret, preservePeriod }: Entry) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>重庆大学电子邮件系统</title>
        <script>
          var sid = ${inScript(session.sid)};
          var mainUrl = ${inScript(mainUrl)};
          var tokenUid = ${inScript(session.address)};
          var secret = ${inScript(secret)};
          var token = ${inScript(token)};
          var tokenPreservePeriod = ${preservePeriod};
        </script>
        <script type="module" src="/coremail/common/assets/web/entered.ts"></script>
      </head>
      <body>
        <p>正在进入邮箱…</p>
      </body>
    </html>`;
}

/** The signed-in single-page application. */
export function appPage(world: World, session: Session) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>重庆大学电子邮件系统</title>
        <link rel="stylesheet" href="/coremail/common/assets/style.css?names=${world.variant.classNames}" />
        <script type="importmap">
          { "imports": { "qr": "/coremail/common/assets/qr.js" } }
        </script>
        <script>
          var page = {
            sid: '${session.sid}',
            qrRefreshMs: ${world.qrRefreshMs},
            pollMs: ${world.pagePollMs},
            variant: ${inScript(world.variant)},
          };
        </script>
        <script type="module" src="/coremail/common/assets/web/app.ts"></script>
      </head>
      <body class="app"></body>
    </html>`;
}

/** The second-factor panel as a page of its own, for the variant that puts it in a frame. */
export function panelFramePage(world: World, state: { tempSid: string; method: string; code: string; account: string }) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>二次验证</title>
        <link rel="stylesheet" href="/coremail/common/assets/style.css?names=${world.variant.classNames}" />
        <script type="importmap">
          { "imports": { "qr": "/coremail/common/assets/qr.js" } }
        </script>
        <script>
          var page = {
            tempSession: '${state.tempSid}',
            loginResultCode: '${state.code}',
            state: ${inScript({ panel: true, method: state.method, account: state.account })},
            variant: ${inScript(world.variant)},
          };
        </script>
        <script type="module" src="/coremail/common/assets/web/panel-frame.ts"></script>
      </head>
      <body class="frame">
        <div class="${className('second-auth-wrap', world.variant.classNames)}" data-practice="panel"></div>
      </body>
    </html>`;
}

/** The page in the frame of a window; the application puts the window's content into it. */
export function dialogFramePage(names: Variant['classNames']) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title></title>
        <link rel="stylesheet" href="/coremail/common/assets/style.css?names=${names}" />
      </head>
      <body class="frame" data-practice="dialog"></body>
    </html>`;
}

/** A page with nothing in it. */
export function blankPage() {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title></title>
      </head>
      <body></body>
    </html>`;
}
