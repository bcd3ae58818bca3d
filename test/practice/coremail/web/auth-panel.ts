// The second-factor panel: on the login page, and wherever the settings ask to prove one's identity.
import type { Method } from '../account.ts';
import type { Variant } from '../../variant.ts';
import { buildCodeBox, type CodeBox, isReady, refuseBox } from './code-box.ts';
import { methodName, methodSwitch, type MethodHint } from './method-switch.ts';
import { action, el, link, wait } from './page.ts';
import { drawQr } from './qr-drawing.ts';
import { trustTick } from './trust-tick.ts';

export interface PanelOptions {
  readonly variant: Variant;
  readonly title: string;
  /** Whose sign-in it is; empty when the page does not say. */
  readonly account: string;
  readonly methods: readonly MethodHint[];
  readonly first: Method;
  readonly withTrust: boolean;
  /** Words to show at once (after a refusal that came with a new page). */
  readonly error: string;
  /** Starts a method; answers the text of its QR, empty for none. */
  start(method: Method): Promise<string>;
  /** Whether the phone has confirmed the QR. */
  scanned(method: Method, trust: boolean): Promise<boolean>;
  /** Sends a code; answers the words of a refusal, or null. */
  send(method: Method, code: string, trust: boolean): Promise<string | null>;
  accepted(): void;
  readonly cancel: (() => void) | null;
}

function descriptionOf(method: Method, hint: string, byCode: boolean, variant: Variant): [string, string] {
  if (method === 'sms') return [`验证码已发送至手机 ${hint}`, '短信验证码'];
  if (method === 'mail') return [`验证码已发送至备用邮箱 ${hint}`, '邮件验证码'];
  if (method === 'otp') return [`${variant.otpName}：请打开已绑定的 OTP 应用，输入当前动态验证码`, '动态验证码'];
  return byCode ? ['请打开微信小程序“邮箱安全助手”，输入六位验证码', '小程序验证码'] : ['请使用微信“扫一扫”扫描二维码', ''];
}

function errorLine(variant: Variant): HTMLElement {
  const look = { warnOrErrDiv: { class: 'auth-err' }, 'p.error': { class: 'error u-error' }, 'role=alert': { role: 'alert' } };
  return el(variant.errorPlace === 'p.error' ? 'p' : 'div', {
    ...look[variant.errorPlace],
    hidden: '',
    'data-practice': 'error',
  });
}

/** Fills `root` with the panel and keeps it going. */
export function buildPanel(root: HTMLElement, options: PanelOptions): void {
  const { variant } = options;
  const trust = trustTick(variant.trust);
  const error = errorLine(variant);
  const body = el('div', { class: 'auth-body j-auth-body' });
  let method = options.first;
  let byCode = false;
  let busy = false;
  let done = false;
  let box: CodeBox | null = null;
  let boxHint = '';
  let round = 0;
  let lastByItself = '';
  const heading = el('div', { class: 'u-dialog-title' });

  const say = (words: string) => {
    error.textContent = words;
    error.hidden = words === '';
  };
  const finished = () => {
    done = true;
    options.accepted();
  };
  const confirm = action(variant.confirm, '确定', 'u-btn u-btn-primary j-confirm', () => void send(), 'confirm');
  const ready = (code: string) => confirm.toggleAttribute('disabled', !isReady(variant, code));

  async function send(): Promise<void> {
    const code = box?.read() ?? '';
    if (busy || done || box === null) return;
    if (code === '') return say('请输入验证码');
    busy = true;
    const refusal = await options.send(method, code, trust.ticked());
    busy = false;
    if (refusal === null) return finished();
    if (variant.refusalPanel === 'rebuilt') await show(false);
    else if (variant.refusalPanel === 'new box') replaceBox(box);
    else refuseBox(box, variant, ready);
    say(refusal);
  }

  function sendWhenFull(): void {
    const code = box?.read() ?? '';
    if (code.length !== 6 || code === lastByItself) return;
    lastByItself = code;
    void send();
  }

  function newBox(): CodeBox {
    const changed = (code: string) => {
      ready(code);
      if (variant.autoConfirm !== 'never') setTimeout(sendWhenFull, variant.autoConfirm === 'when full' ? 0 : 700);
    };
    return buildCodeBox({ variant, hint: boxHint, changed });
  }

  function replaceBox(old: CodeBox): void {
    box = newBox();
    old.element.replaceWith(box.element);
    ready('');
  }

  async function watchScan(mine: number): Promise<void> {
    await wait(1000);
    if (mine !== round || done || !root.isConnected) return;
    if (await options.scanned(method, trust.ticked())) return finished();
    return watchScan(mine);
  }

  async function show(restart: boolean): Promise<void> {
    const mine = (round += 1);
    const hint = options.methods.find(({ type }) => type === method)?.hint ?? '';
    const [description, words] = descriptionOf(method, hint, byCode, variant);
    boxHint = words;
    const qr = el('div', { class: 'auth-qrcode-wrapper QRCode', 'data-practice': 'qr' });
    const scan = method === 'wechat' && !byCode;
    box = scan ? null : newBox();
    ready('');
    heading.textContent = variant.codeHint === 'heading' ? `${options.title}（${methodName(method, variant)}）` : options.title;
    confirm.hidden = scan;
    say('');
    body.replaceChildren(
      ...[
        methodSwitch(variant, options.methods, method, (chosen) => {
          method = chosen;
          byCode = false;
          void show(true);
        }),
        el(
          'div',
          { class: 'verify-main' },
          el('div', { class: 'auth-desc' }, description),
          scan ? qr : null,
          box?.element ?? null,
        ),
        method === 'wechat' ? flip() : null,
        method === 'sms' || method === 'mail'
          ? link('重新发送验证码', 'send-code-btn j-send', () => void options.start(method))
          : null,
      ].filter((part) => part !== null),
    );
    const text = restart || scan ? await options.start(method) : '';
    if (scan && mine === round) {
      drawQr(qr, text, 'qrcodejs untitled');
      void watchScan(mine);
    }
  }

  function flip(): HTMLElement {
    return link(
      byCode ? '返回扫码' : '验证码',
      'switch-link',
      () => {
        byCode = !byCode;
        void show(!byCode);
      },
      'flip',
    );
  }

  const who = options.account === '' ? null : el('div', { class: 'auth-account' }, options.account);
  root.replaceChildren(
    heading,
    ...(who === null ? [] : [who]),
    body,
    error,
    ...(options.withTrust ? [trust.element] : []),
    el(
      'div',
      { class: 'u-dialog-btns' },
      confirm,
      options.cancel === null ? null : action(variant.confirm, '取消', 'u-btn u-btn-default', options.cancel),
    ),
  );
  void show(true).then(() => say(options.error));
}
