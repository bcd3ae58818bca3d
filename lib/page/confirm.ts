// The button that sends a filled code: found near the box by its words, pressed once.
import type { Field } from './field.ts';
import { attr, closest, contains, isHtml, isShadow, isTag, parentNodeOf, parentOf, queryAll, rectOf, tagOf } from './native.ts';
import { captionOf } from './pieces.ts';
import { hasLayout, isVisible } from './visible.ts';
import { SEND } from './words.ts';

const BUTTONS =
  'button,input[type="submit"],input[type="button"],input[type="image"],a,[role="button"],[class*="btn" i],[class*="button" i]';
const BEST =
  /^(?:确\s*定|确\s*认|验\s*证|提\s*交|完成(?:绑定|验证)?|立即验证|(?:确认|提交|完成|验证并)(?:绑定|解绑|验证|登录)?|下一步|confirm|verify(?: code| & continue| and continue)?|submit|continue|ok|next|done|authenticate|enable|activate|validate|check code|verify otp|送出|確\s*[定認]|驗證)$/i;
const GOOD =
  /^(?:安全)?(?:登\s*[录錄入陆]|继\s*续|繼續|进入(?:邮箱|系统)|(?:立即)?绑\s*定|(?:立即)?解\s*绑|保存(?:更改)?|sign[- ]?in|log[- ]?in|save|finish|登\s*录\s*邮箱|立即登[录陆])$/i;
const NEVER =
  /取\s*消|返\s*回|关\s*闭|上一步|重\s*置|清\s*空|忘记|注册|证书|certificate|ssl|cancel|back|close|reset|forgot|sign ?up|register|扫码|二维码|其他|切换|帮助|help|another|instead|use |resync|看不清|换一/i;
const MAX_LEVELS = 9;
/** A part with more to press than this is the page, not the box's panel. */
const MAX_BUTTONS = 60;

/** The visible, enabled button that confirms the field, or null. Never one that sends a code or logs in by certificate. */
export function confirmButtonOf(field: Field): HTMLElement | null {
  const input = field.inputs.at(-1);
  if (input === undefined) return null;
  let at = parentOf(input);
  for (let level = 0; at !== null && level < MAX_LEVELS; level += 1) {
    const best = bestIn(at, input);
    if (best !== null) return best;
    if (/^(?:form|dialog|body)$/.test(tagOf(at)) || /dialog/.test(attr(at, 'role'))) {
      return formButton(input) ?? hostButton(at);
    }
    at = parentOf(at);
  }
  return null;
}

function bestIn(panel: Element, input: HTMLInputElement): HTMLElement | null {
  const buttons = queryAll(panel, BUTTONS);
  if (buttons.length > MAX_BUTTONS) return null;
  const ranked = buttons
    .map((button) => ({ button, rank: rankOf(button) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank || distance(a.button, input) - distance(b.button, input));
  const best = ranked[0]?.button;
  return isHtml(best) ? best : null;
}

function rankOf(button: Element): number {
  const caption = captionOf(button);
  const classes = attr(button, 'class');
  if (caption.length > 24 || /ssl|cert/i.test(classes)) return 0;
  if (!isVisible(button) || isDisabled(button)) return 0;
  if (queryAll(button, BUTTONS).some((inner) => captionOf(inner) === caption) || queryAll(button, 'input').length > 0) return 0;
  const points = BEST.test(caption) ? 4 : GOOD.test(caption) ? 2 : 0;
  if (points === 0) return 0;
  const main = /submit/.test(attr(button, 'type')) || /primary|main|submit|confirm/i.test(classes);
  return points + (main ? 1 : 0) - (tagOf(button) === 'a' && points < 4 ? 1 : 0);
}

/** The form's only submit button, whatever its words say, unless they speak of sending. */
function formButton(input: HTMLInputElement): HTMLElement | null {
  const form = input.form;
  if (form === null) return null;
  const submits = queryAll(
    form,
    'button:not([type="button"]):not([type="reset"]),input[type="submit"],input[type="image"]',
  ).filter(
    (button) => isVisible(button) && !isDisabled(button) && !SEND.test(captionOf(button)) && !NEVER.test(captionOf(button)),
  );
  const only = submits.length === 1 ? submits[0] : undefined;
  return isHtml(only) ? only : null;
}

/** A dialog drawn in a shadow root may keep its buttons outside. */
function hostButton(panel: Element): HTMLElement | null {
  const root = parentNodeOf(panel);
  return isShadow(root) && root.host.parentElement !== null ? bestNear(root.host.parentElement) : null;
}

function bestNear(panel: Element): HTMLElement | null {
  const found = queryAll(panel, BUTTONS).find((button) => rankOf(button) >= 4);
  return isHtml(found) ? found : null;
}

function isDisabled(button: Element): boolean {
  if ((isTag(button, 'button') || isTag(button, 'input')) && button.disabled) return true;
  return attr(button, 'aria-disabled') === 'true' || /(?:^|[\s_-])disabled?(?:$|[\s_-])/i.test(attr(button, 'class'));
}

function distance(button: Element, input: Element): number {
  if (!hasLayout()) return (input.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? 0 : 1;
  const a = rectOf(button);
  const b = rectOf(input);
  return Math.abs(a.top - b.bottom) + Math.abs(a.left - b.left) / 4;
}

/** Presses the button once. Returns false when it is no longer there, disabled or hidden, or no longer of the field's panel. */
export function pressConfirm(field: Field, button: HTMLElement): boolean {
  const input = field.inputs[0];
  if (input === undefined || (rankOf(button) === 0 && formButton(input) !== button)) return false;
  const panel = closest(input, 'form,dialog,[role="dialog"]');
  if (panel !== null && !contains(panel, button) && confirmButtonOf(field) !== button) return false;
  button.click();
  return true;
}
