// The practice systems by their hosts: pages, console, and the sign-in page that faults lead to.
import type { Hono } from 'hono';
import type { BeijingControls } from './beijing/controls.ts';
import { beijingPassword } from './beijing/member.ts';
import { loginPage as beijingLogin } from './beijing/pages/login.ts';
import { beijingRoutes } from './beijing/routes.ts';
import { beijingPages } from './beijing/variant.ts';
import { beijingHost, type BeijingWorld } from './beijing/world.ts';
import { exmailConsoleRoutes } from './console/exmail-routes.ts';
import { consoleRoutes } from './console/routes.ts';
import { smallConsole } from './console/small-console.ts';
import type { Controls } from './controls.ts';
import { freshResult, loginPage } from './coremail/login-page.ts';
import { coremailRoutes } from './coremail/routes.ts';
import type { World } from './coremail/world.ts';
import type { ExmailControls } from './exmail/controls.ts';
import { hostedPage } from './exmail/pages/hosted.ts';
import { exmailRoutes } from './exmail/routes.ts';
import { exmailHosts, type ExmailWorld } from './exmail/world.ts';
import type { UnifiedControls } from './unified/controls.ts';
import { unifiedPassword } from './unified/member.ts';
import { loginPage as unifiedLogin } from './unified/pages/login.ts';
import { unifiedRoutes } from './unified/routes.ts';
import { unifiedPages } from './unified/variant.ts';
import { unifiedHost, type UnifiedWorld } from './unified/world.ts';

export interface System {
  readonly hosts: readonly string[];
  readonly pages: Hono;
  readonly console: Hono;
  readonly login: { readonly path: string; readonly page: () => unknown };
}

/** What the systems are made of. */
export interface Worlds {
  readonly world: World;
  readonly controls: Controls;
  readonly exmail: ExmailWorld;
  readonly exmailControls: ExmailControls;
  readonly unified: UnifiedWorld;
  readonly unifiedControls: UnifiedControls;
  readonly beijing: BeijingWorld;
  readonly beijingControls: BeijingControls;
  readonly reset: () => void;
}

function unifiedConsole(controls: UnifiedControls): Hono {
  return smallConsole({
    title: '统一身份认证',
    password: unifiedPassword,
    rows: () =>
      controls.members().map((member) => {
        const { name, token, types } = controls.state(member);
        return [member, name, types.join(', '), controls.sent(member), token === null ? '' : `OTP ${controls.code(member)}`];
      }),
    acts: { 扫码: (member) => controls.scan(member) },
    chooseSeed: (seed) => controls.setVariant(unifiedPages.ofSeed(seed)),
  });
}

function beijingConsole(controls: BeijingControls): Hono {
  return smallConsole({
    title: '北京市政府邮箱',
    password: beijingPassword,
    rows: () =>
      controls.addresses().map((address) => {
        const { name, token } = controls.state(address);
        return [address, name, controls.sent(address), token === null ? '' : `动态口令 ${controls.code(address)}`];
      }),
    acts: {},
    chooseSeed: (seed) => controls.setVariant(beijingPages.ofSeed(seed)),
  });
}

/** All of them. */
export function practiceSystems(worlds: Worlds): readonly [System, ...System[]] {
  const { world, controls, exmail, exmailControls, unified, unifiedControls, beijing, beijingControls, reset } = worlds;
  return [
    {
      hosts: ['mail.cqu.edu.cn', 'localhost', '127.0.0.1'],
      pages: coremailRoutes(world),
      console: consoleRoutes(controls, reset),
      login: { path: '/coremail/index.jsp', page: () => loginPage(world, world.visit(), freshResult) },
    },
    {
      hosts: exmailHosts,
      pages: exmailRoutes(exmail),
      console: exmailConsoleRoutes(exmailControls),
      login: {
        path: '/cgi-bin/loginpage',
        page: () => hostedPage(exmail, exmail.visit(undefined), { message: '', account: '' }),
      },
    },
    {
      hosts: [unifiedHost],
      pages: unifiedRoutes(unified),
      console: unifiedConsole(unifiedControls),
      login: { path: '/authserver/login', page: () => unifiedLogin(unified, unified.visit(undefined), '', '') },
    },
    {
      hosts: [beijingHost],
      pages: beijingRoutes(beijing),
      console: beijingConsole(beijingControls),
      login: { path: '/', page: () => beijingLogin(beijing, '', '') },
    },
  ];
}
