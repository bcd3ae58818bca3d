// Pictures beside a box: a captcha to be read by a human, or a QR code to be scanned.
import { attr, queryAll, rectOf, tagOf } from './native.ts';
import type { Surroundings } from './pieces.ts';
import { hasLayout, isShown } from './visible.ts';

const CAPTCHA =
  /captcha|kaptcha|verif(?!ied)|vcode|valid|checkcode|check_code|yzm|rand(?:om)?|imgcode|imagecode|codeimg|authimg|securimage|验证码|看不清|换一/i;
const QR = /qr-?_?code|\bqr\b|scan me|二维码|barcode/i;

/** Whether a captcha picture stands beside the box: by its name, or by its flat shape on the same line. */
export function hasCaptchaPicture(input: Element, around: Surroundings): boolean {
  return [...around.before, ...around.after].some((piece) => {
    if (piece.kind !== 'picture') return false;
    const words = ['src', 'data-was-src', 'id', 'class', 'alt', 'title', 'name']
      .map((name) => attr(piece.element, name))
      .join(' ')
      .slice(0, 400);
    if (QR.test(words)) return false;
    const box = sizeOf(piece.element);
    const beside = isBeside(input, piece.element);
    if (CAPTCHA.test(words.replace(/data:[^ ]*/, '')) && tagOf(piece.element) !== 'svg') return beside || box.width === 0;
    return (
      beside && box.width >= 40 && box.width <= 280 && box.height >= 16 && box.height <= 110 && box.width >= box.height * 1.5
    );
  });
}

function sizeOf(element: Element): { width: number; height: number } {
  const rect = rectOf(element);
  if (rect.width > 0) return { width: rect.width, height: rect.height };
  return { width: Number(attr(element, 'width')) || 0, height: Number(attr(element, 'height')) || 0 };
}

function isBeside(input: Element, picture: Element): boolean {
  if (!hasLayout()) return true;
  const a = rectOf(input);
  const b = rectOf(picture);
  const sameLine = b.top < a.bottom + 8 && b.bottom > a.top - 8;
  const gap = Math.max(b.left - a.right, a.left - b.right, 0);
  const below = b.top >= a.bottom && b.top < a.bottom + 60 && b.left < a.right && b.right > a.left;
  return (sameLine && gap < 240) || below;
}

/** Whether something like a QR code is drawn inside: by its name, or a square of 90 pixels and more. */
export function qrPartsOf(root: Element | Document | ShadowRoot): Element[] {
  return queryAll(root, 'img,canvas,svg,table,[class*="qr" i],[id*="qr" i]').filter((element) => {
    if (!isShown(element)) return false;
    const { width, height } = sizeOf(element);
    const square = width >= 90 && width <= 640 && Math.abs(width - height) <= width * 0.12;
    const words = ['class', 'id', 'alt', 'title'].map((name) => attr(element, name)).join(' ');
    const drawn = tagOf(element) === 'img' || tagOf(element) === 'canvas';
    return QR.test(words) ? square || !hasLayout() : square && drawn;
  });
}
