// A page that looks like the bind dialog of a third-party OTP, with whatever QR code a test wants in it.
import { drawQr } from '../../../lib/qr/write.ts';

/** The QR code as an SVG picture, with the quiet margin it needs. */
function picture(text: string): string {
  const { size, path } = drawQr(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="240" height="240"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`;
}

/** A QR code that is half painted over. */
function broken(): string {
  return picture('otpauth://totp/cqu:a?secret=JBSWY3DPEHPK3PXP').replace(
    '</svg>',
    '<rect width="100%" height="60%" fill="#999"/></svg>',
  );
}

/** @param text what the QR code says; null: it cannot be read */
export function bindPage(text: string | null): string {
  const qr = `data:image/svg+xml,${encodeURIComponent(text === null ? broken() : picture(text))}`;
  return `<!doctype html><html lang="zh"><title>绑定</title><body><div class="u-dialog u-dialog-2fa"><h3>第三方OTP绑定</h3>
<p>请使用第三方OTP应用扫描二维码，绑定后输入动态验证码</p><div class="auth-qrcode-wrapper"><img width="240" height="240" src="${qr}"></div>
<input name="verifyCode" placeholder="请输入动态验证码"><button type="button">确定</button></div>`;
}
