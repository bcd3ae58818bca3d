// The switch between second-factor methods: tabs, links under the form, or a select box.
import type { Method } from '../account.ts';
import type { Variant } from '../../variant.ts';
import { el, link } from './page.ts';

export interface MethodHint {
  readonly type: Method;
  /** Masked address or number; empty for OTP. */
  readonly hint: string;
}

/** The name a method has on the pages. */
export function methodName(method: Method, variant: Variant): string {
  return { wechat: '微信', sms: '短信', mail: '备用邮箱', otp: variant.otpName }[method];
}

/** Builds it; null when there is nothing to switch. */
export function methodSwitch(
  variant: Variant,
  methods: readonly MethodHint[],
  current: Method,
  choose: (method: Method) => void,
): HTMLElement | null {
  if (methods.length < 2) return null;
  if (variant.methodSwitch === 'select') {
    const select = el('select', { class: 'u-select auth-type', 'data-practice': 'methods' });
    for (const { type } of methods) {
      const option = el('option', { value: type }, methodName(type, variant));
      option.selected = type === current;
      select.append(option);
    }
    select.addEventListener('change', () => {
      const chosen = methods.find(({ type }) => type === select.value);
      if (chosen !== undefined) choose(chosen.type);
    });
    return el('div', { class: 'auth-switch' }, '验证方式：', select);
  }
  if (variant.methodSwitch === 'tabs') {
    const tabs = methods.map(({ type }) => {
      const tab = el(
        'li',
        { class: type === current ? 'u-tab on' : 'u-tab', 'data-practice': `method-${type}` },
        methodName(type, variant),
      );
      tab.addEventListener('click', () => choose(type));
      return tab;
    });
    return el('ul', { class: 'auth-tabs' }, ...tabs);
  }
  const others = methods.filter(({ type }) => type !== current);
  const links = others.map(({ type }) =>
    link(`${methodName(type, variant)}验证`, 'switch-link', () => choose(type), `method-${type}`),
  );
  return el('div', { class: 'auth-links' }, '切换其他方式：', ...links);
}
