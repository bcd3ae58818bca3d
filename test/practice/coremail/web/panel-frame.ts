// The panel in a frame of its own.
import { showLoginPanel } from './login-panel.ts';
import { page } from './page.ts';

const root = document.querySelector<HTMLElement>('[data-practice=panel]');
if (root !== null) void showLoginPanel(root, page.tempSession ?? '');
