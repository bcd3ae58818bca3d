// A code that a page asks for by itself, and the popup's line of what became of that.
import { isProblem } from '../messaging/sender.ts';
import type { ActName, PageCode, ProblemCode } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { noteAct } from './acts.ts';
import { codeForPage } from './codes.ts';
import { codeVisitor, type Desk, isTurnedOff, Refusal } from './desk.ts';

const acts: { readonly [Code in ProblemCode]?: ActName } = {
  locked: 'not-filled-locked',
  'no-entry': 'not-filled-no-entry',
  'several-entries': 'not-filled-several',
};

/** `otp:codeForPage`: refuses as `codeForPage`, and where the user said "not here". */
export async function pageCode(desk: Desk, caller: Caller): Promise<PageCode> {
  const { tabId, institution } = codeVisitor(caller);
  let act: ActName | undefined = 'not-filled-off';
  try {
    if (await isTurnedOff(caller.origin)) throw new Refusal('turned-off');
    act = undefined;
    const code = await codeForPage(desk, institution, caller.origin, tabId);
    if (!isProblem(code)) act = 'filled';
    return code;
  } catch (error) {
    if (error instanceof Refusal) act ??= acts[error.problem.problem];
    throw error;
  } finally {
    if (act !== undefined) await noteAct(institution.id, act, desk.now());
  }
}
