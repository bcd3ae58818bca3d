// The page of the second factor: methods in tabs or a drop-down, the boxes of the chosen one, errors, the question of trust.
import { html } from 'hono/html';
import { inScript } from '../../page-parts.ts';
import { methodsOf, reAuthTypes, type UnifiedMember } from '../member.ts';
import type { UnifiedSession, UnifiedWorld } from '../world.ts';
import { unifiedPage } from './parts.ts';

function methods(world: UnifiedWorld, session: UnifiedSession, member: UnifiedMember) {
  const types = methodsOf(member);
  const { layout } = world.variant;
  if (layout === 'drop-down') {
    const items = types.map(
      (type) => html`<a id="${type}" class="changeReAuthTypes dropdown-item">${reAuthTypes[type].name}</a>`,
    );
    const shown = types.find((type) => type === session.type);
    return html`<div id="changeReAuthTypeButton">
        认证方式：<span class="drop_ellipsis">${shown === undefined ? '' : reAuthTypes[shown].name}</span> ▾
      </div>
      <div id="changeReAuthTypeDiv" hidden>${items}</div>`;
  }
  const tab = (type: (typeof types)[number]) =>
    html`<a
      id="tab_${type}"
      class="reauth-tab-item ${type === session.type ? 'reauth-tab-active' : ''}"
      data-type="${type}"
      data-name="${reAuthTypes[type].name}"
      >${reAuthTypes[type].name}</a
    >`;
  if (layout === 'tabs') return html`<div class="reauth-tabs">${types.map(tab)}</div>`;
  const shown = types.filter((type) => type === session.type);
  const more = types
    .filter((type) => type !== session.type)
    .map(
      (type) =>
        html`<a class="reauth-tab-more-item" id="${type}" data-name="${reAuthTypes[type].name}">${reAuthTypes[type].name}</a>`,
    );
  return html`<div class="reauth-tabs">${shown.map(tab)}<span class="reauth-tab-more">更多 ${more}</span></div>`;
}

function params(world: UnifiedWorld, session: UnifiedSession, service: string) {
  const whole = {
    service,
    reAuthType: session.type,
    isMultifactor: 'true',
    reAuthUserId: session.username,
    pwdEncryptSalt: session.id.slice(0, 16),
    isSleepAccount: 'false',
  };
  const main = html`<script>
    var reAuthParams = ${inScript(whole)};
    var variant = ${inScript(world.variant)};
  </script>`;
  const hint = html`<div class="otp-hint" hidden>
    <p>数盾 OTP：请在微信小程序中查看动态码</p>
    <script>
      (() => {
        var reAuthParams = { reAuthType: '10', isMultifactor: 'true' };
        return reAuthParams;
      })();
    </script>
  </div>`;
  if (world.variant.params === 'one') return main;
  return world.variant.params === 'two' ? html`${hint}${main}` : html`${main}${hint}`;
}

/** The page. Boxes and buttons of the chosen method are made by its script. */
export function reAuthPage(world: UnifiedWorld, session: UnifiedSession, member: UnifiedMember, service: string) {
  return unifiedPage(
    '多因子认证',
    'reauth.ts',
    html`${params(world, session, service)}
      <h2><span class="right-header-title">多因子认证</span></h2>
      ${methods(world, session, member)}
      <div id="userNameDiv" data-practice="method"></div>
      <div class="trust-device-modal" hidden>
        <p>是否信任此设备？信任后，在此设备登录时无需再次认证。</p>
        <button class="trust-device-button trust-device-sub-btn" type="button">信任此设备</button>
        <button class="trust-device-button trust-device-cancel-btn" type="button">不信任</button>
      </div>`,
  );
}
