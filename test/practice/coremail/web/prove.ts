// Proving one's identity in the settings before a method is unbound or changed: its own code, or any other bound method.
import type { Method, Purpose } from '../account.ts';
import { valueOf } from './api.ts';
import { appCall } from './app-call.ts';
import { buildPanel } from './auth-panel.ts';
import { openDialog } from './dialog.ts';
import type { MethodHint } from './method-switch.ts';
import { page } from './page.ts';
import { refusalWords } from './refusal-words.ts';

/** Opens the dialog; `done` runs after it was closed by an accepted code or scan. */
export async function proveIdentity(target: Method, trans: Purpose, title: string, done: () => void): Promise<void> {
  const asked = await appCall('user:querySecondAuth');
  if (asked.code !== 'S_OK') return;
  const { methods } = valueOf<{ methods: MethodHint[] }>(asked);
  const dialog = openDialog(title, 'u-dialog-2fa');
  const root = dialog.content;
  buildPanel(root, {
    variant: page.variant,
    title: '身份验证',
    account: '',
    methods,
    first: target,
    withTrust: false,
    error: '',
    start: async (type) => {
      const answer = await appCall('user:triggerSecondAuth', { trans, type });
      return answer.code === 'S_OK' ? valueOf<{ qr: string }>(answer).qr : '';
    },
    scanned: async (type) => {
      const answer = await appCall('user:querySecondAuthValidateStage', { trans, type, target });
      return answer.code === 'S_OK' && valueOf<{ stage: string }>(answer).stage === 'VALIDATED';
    },
    send: async (type, code) =>
      refusalWords((await appCall('user:validateSecondAuth', { trans, type, target, code })).code, page.variant),
    accepted: () => {
      dialog.close();
      done();
    },
    cancel: () => dialog.close(),
  });
}
