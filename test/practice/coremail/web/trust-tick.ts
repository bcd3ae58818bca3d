// 同设备登录免二次验证 as a checkbox, as an icon that is clicked, or as a label over a hidden box.
import type { Variant } from '../../variant.ts';
import { el } from './page.ts';

export interface TrustTick {
  readonly element: HTMLElement;
  ticked(): boolean;
}

const words = '同设备登录免二次验证';

/** Builds it, not ticked. */
export function trustTick(kind: Variant['trust']): TrustTick {
  if (kind === 'icon') {
    const icon = el('i', { class: 'checkbox' });
    icon.addEventListener('click', () => icon.classList.toggle('checked'));
    return {
      element: el('div', { class: 'trust', 'data-practice': 'trust' }, icon, el('span', {}, words)),
      ticked: () => icon.classList.contains('checked'),
    };
  }
  const box = el('input', { type: 'checkbox', ...(kind === 'label' && { class: 'f-hidden-box', id: 'authorizeDeviceBox' }) });
  const element =
    kind === 'label'
      ? el(
          'div',
          { class: 'trust', 'data-practice': 'trust' },
          box,
          el('label', { for: 'authorizeDeviceBox', class: 'drawn' }, words),
        )
      : el('div', { class: 'trust', 'data-practice': 'trust' }, el('label', {}, box, words));
  return { element, ticked: () => box.checked };
}
