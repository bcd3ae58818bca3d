// Where and how the login page shows its panel: in the page, as a dialog, or in a frame; at once, late, or animated.
import { showLoginPanel } from './login-panel.ts';
import { className } from './class-names.ts';
import { el, page, wait } from './page.ts';

function frameOf(tempSid: string, code: string): HTMLElement {
  const query = new URLSearchParams({ sid: tempSid, method: page.state?.method ?? '', code });
  return el('iframe', {
    class: 'second-auth-frame',
    'data-practice': 'panel-frame',
    src: `/coremail/common/secondauth.jsp?${query}`,
  });
}

/** The container of the panel: the one that waited hidden in the page, or a new one. */
function container(): HTMLElement {
  const waiting = document.querySelector<HTMLElement>('[data-practice=panel]');
  return waiting ?? el('div', { class: 'second-auth-wrap j-second-auth-wrap', 'data-practice': 'panel' });
}

function unhide(root: HTMLElement): void {
  root.style.display = '';
  if (page.variant.panelHidden === 'f-dn kept') root.classList.add('f-dn', 'auth-open');
  else root.classList.remove('f-dn');
}

/** Shows the panel for a temporary session that has passed step one. */
export async function showPanel(tempSid: string): Promise<void> {
  const { panelPlace, panelTiming } = page.variant;
  if (panelTiming === 'late') await wait(600);
  const form = document.querySelector<HTMLElement>('form');
  const main = document.querySelector('main');
  if (panelPlace !== 'dialog' && form !== null) form.style.display = 'none';
  if (panelPlace === 'frame') {
    main?.append(frameOf(tempSid, page.loginResultCode ?? ''));
    return;
  }
  const root = container();
  if (panelPlace === 'dialog') {
    root.classList.add(className('u-dialog', page.variant.classNames));
    document.body.append(el('div', { class: 'u-mask' }), root);
  } else main?.append(root);
  if (panelTiming === 'animated') root.classList.add('animated');
  unhide(root);
  await showLoginPanel(root, tempSid);
}
