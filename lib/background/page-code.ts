// A code that a page asks for by itself, and the popup's line of what became of that.
import type { ActName, PageCode } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { noteAct } from './acts.ts';
import { codeForPage } from './codes.ts';
import { codeVisitor, type Desk, Refusal } from './desk.ts';

/** `otp:codeForPage`: refuses as `codeForPage`, and where the user said "not here". */
export async function pageCode(desk: Desk, caller: Caller): Promise<PageCode> {
  const { tabId, institution } = codeVisitor(caller);
  const note = (act: ActName) => noteAct(institution.id, act, desk.now());
  try {
    const code = await codeForPage(desk, institution, caller.origin, tabId);
    // The user waits for the code, not for a line in the popup.
    if ('code' in code) void note('filled');
    return code;
  } catch (error) {
    // `locked`, `no-entry`, `several-entries`, `turned-off`, `refused-twice` and `vault-damaged` are all there are.
    if (error instanceof Refusal) await note(`not-filled-${error.problem.problem}` as ActName);
    throw error;
  }
}
