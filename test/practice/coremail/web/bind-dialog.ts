// The windows that bind a method: an address or a number with a code, a WeChat QR, or the QR of a third-party OTP.
import type { Method } from '../account.ts';
import { valueOf } from './api.ts';
import { appCall } from './app-call.ts';
import { buildCodeBox, isReady, refuseBox } from './code-box.ts';
import { openDialog, toast, type Dialog } from './dialog.ts';
import { methodName } from './method-switch.ts';
import { action, el, page, wait } from './page.ts';
import { drawDecoy, drawQr } from './qr-drawing.ts';
import { refusalWords } from './refusal-words.ts';

const { variant } = page;

function succeeded(dialog: Dialog, type: Method, changed: () => void): void {
  if (variant.bindSuccess === 'page') {
    const close = action(
      variant.confirm,
      '完成',
      'u-btn u-btn-primary',
      () => {
        dialog.close();
        changed();
      },
      'close',
    );
    dialog.content.replaceChildren(
      el('div', { class: 'auth-success', 'data-practice': 'success' }, '绑定成功'),
      el('div', { class: 'auth-desc' }, `${methodName(type, variant)}已绑定，下次登录时可用于二次验证`),
      el('div', { class: 'u-dialog-btns' }, close),
    );
    return;
  }
  dialog.close();
  if (variant.bindSuccess === 'toast') toast('绑定成功');
  if (variant.bindSuccess !== 'closes') changed();
}

/** The part all windows with a code share: box, error line, 确定 and 取消. */
function confirmPart(dialog: Dialog, type: Method, hint: string, changed: () => void): HTMLElement[] {
  const error = el('div', { class: 'auth-err', role: 'alert', hidden: '', 'data-practice': 'error' });
  let busy = false;
  const confirm = action(variant.confirm, '确定', 'u-btn u-btn-primary', () => void send(), 'confirm');
  const ready = (code: string) => confirm.toggleAttribute('disabled', !isReady(variant, code));
  const box = buildCodeBox({ variant, hint, changed: ready });
  async function send(): Promise<void> {
    if (busy) return;
    busy = true;
    const answer = await appCall('user:updateSecondAuth', { type, verifyCode: box.read() });
    busy = false;
    const refusal = refusalWords(answer.code, variant);
    if (refusal === null) return succeeded(dialog, type, changed);
    error.textContent = refusal;
    error.hidden = false;
    refuseBox(box, variant, ready);
  }
  ready('');
  const cancel = action(variant.confirm, '取消', 'u-btn u-btn-default', () => dialog.close(), 'cancel');
  return [box.element, error, el('div', { class: 'u-dialog-btns' }, confirm, cancel)];
}

/** 备用邮箱 and 短信. */
function openAddress(type: 'mail' | 'sms', changed: () => void): void {
  const name = type === 'mail' ? '备用邮箱' : '短信';
  const words = type === 'mail' ? '备用邮箱地址' : '手机号码';
  const dialog = openDialog(`${name}绑定`, 'u-dialog-2fa');
  const to = el('input', {
    class: 'u-input',
    type: type === 'mail' ? 'text' : 'tel',
    placeholder: `请输入${words}`,
    'data-practice': 'to',
  });
  const note = el('div', { class: 'auth-desc-sub' });
  const sendCode = action(
    variant.confirm,
    '发送验证码',
    'u-btn u-btn-default send-code-btn j-send',
    () => {
      void appCall('user:prepareUpdateSecondAuth', { type, to: to.value.trim() }).then((answer) => {
        note.textContent = answer.code === 'S_OK' ? '验证码已发送' : (refusalWords(answer.code, variant) ?? '');
      });
    },
    'send',
  );
  dialog.content.append(el('div', { class: 'row' }, to, sendCode), note, ...confirmPart(dialog, type, '验证码', changed));
}

async function openWechat(changed: () => void): Promise<void> {
  const answer = await appCall('user:prepareUpdateSecondAuth', { type: 'wechat' });
  if (answer.code !== 'S_OK') return toast(refusalWords(answer.code, variant) ?? '');
  const dialog = openDialog('微信绑定', 'u-dialog-2fa');
  const qr = el('div', { class: 'auth-qrcode-wrapper', 'data-practice': 'qr' });
  dialog.content.append(
    el('div', { class: 'auth-desc' }, '请使用微信“扫一扫”扫描二维码，并在手机上确认授权'),
    qr,
    el(
      'div',
      { class: 'u-dialog-btns' },
      action(variant.confirm, '取消', 'u-btn u-btn-default', () => dialog.close(), 'cancel'),
    ),
  );
  drawQr(qr, valueOf<{ qr: string }>(answer).qr, 'qrcodejs untitled');
  for (;;) {
    await wait(1000);
    if (!qr.isConnected) return;
    const bound = await appCall('user:updateSecondAuth', { type: 'wechat' });
    if (bound.code === 'S_OK') return succeeded(dialog, 'wechat', changed);
  }
}

async function openOtp(changed: () => void): Promise<void> {
  const answer = await appCall('user:prepareUpdateSecondAuth', { type: 'otp' });
  if (answer.code !== 'S_OK') return toast(refusalWords(answer.code, variant) ?? '');
  let text = valueOf<{ qr: string }>(answer).qr;
  const dialog = openDialog(`${variant.otpName}绑定`, 'u-dialog-2fa');
  const qr = el('div', { class: 'auth-qrcode-wrapper', 'data-practice': 'qr' });
  const decoy = variant.decoys === 'none' ? null : el('div');
  dialog.content.append(
    el('div', { class: 'auth-desc' }, `请使用${variant.otpName}应用扫描二维码，绑定后输入应用显示的动态验证码`),
    el('div', { class: 'auth-desc-sub' }, '可使用 Microsoft Authenticator 或微信小程序“数盾 OTP”等'),
    el('div', { class: 'auth-qrcodes' }, ...(decoy === null ? [qr] : [decoy, qr])),
    ...confirmPart(dialog, 'otp', '动态验证码', changed),
  );
  if (decoy !== null) drawDecoy(decoy, variant.decoys);
  drawQr(qr, text, variant.qrAs);
  while (variant.qrRefresh !== 'never') {
    await wait(page.qrRefreshMs ?? 20_000);
    if (!qr.isConnected) return;
    if (variant.qrRefresh === 'new secret') {
      const next = await appCall('user:prepareUpdateSecondAuth', { type: 'otp' });
      if (next.code === 'S_OK') text = valueOf<{ qr: string }>(next).qr;
    }
    if (qr.isConnected) drawQr(qr, text, variant.qrAs);
  }
}

/** Opens the window of a method; `changed` runs when the list must be read again. */
export function openBinding(type: Method, changed: () => void): void {
  if (type === 'otp') void openOtp(changed);
  else if (type === 'wechat') void openWechat(changed);
  else openAddress(type, changed);
}
