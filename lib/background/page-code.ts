// A code that a page asks for by itself, and the popup's line of what became of that.
import type { ActName, InputOf, PageCode } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { noteAct } from './acts.ts';
import { codeForPage } from './codes.ts';
import { codeVisitor, type Desk, Refusal } from './desk.ts';
import { seenIn } from './visits.ts';

/** `otp:codeForPage`: refuses as `codeForPage`. What the page says of itself along with it is noted as by `visit:state`. */
export async function pageCode(desk: Desk, told: InputOf<'otp:codeForPage'>, caller: Caller): Promise<PageCode> {
  const { tabId, institution } = codeVisitor(caller);
  const note = (act: ActName) => noteAct(institution.id, act, desk.now());
  try {
    const page = told?.page;
    const code = await codeForPage(desk, institution, caller.origin, tabId, (before) =>
      page === undefined ? {} : seenIn(before, page, caller.frameId),
    );
    // The user waits for the code, not for a line in the popup.
    if ('code' in code) void note('filled');
    return code;
  } catch (error) {
    // `locked`, `no-entry`, `several-entries`, `turned-off`, `refused-twice` and `vault-damaged` are all there are.
    if (error instanceof Refusal) await note(`not-filled-${error.problem.problem}` as ActName);
    throw error;
  }
}
