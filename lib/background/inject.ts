// Loads the larger parts of the content script into one document, only where a page needs them.
import { browser } from 'wxt/browser';
import type { AnswerOf } from '../messaging/contract.ts';
import type { Sender } from '../messaging/role.ts';
import type { Caller } from '../messaging/serve.ts';
import { codeVisitor, visitor } from './desk.ts';

/** The scripts' files, as the build names them. */
export type InjectedScript = '/visit.js' | '/qr.js';

/**
 * Injects into the very document that asked (by id where the browser has one, so that a navigation in between gets nothing).
 * A document that has gone meanwhile is no error.
 */
export async function inject(file: InjectedScript, caller: Caller): Promise<void> {
  const { tabId } = visitor(caller);
  const { frameId, documentId } = caller;
  const target = documentId === null ? { tabId, frameIds: [frameId] } : { tabId, documentIds: [documentId] };
  try {
    await browser.scripting.executeScript({ target, files: [file as '/background.js'] });
  } catch (error) {
    if (!(error instanceof Error) || !/no (tab|frame|document)|removed|cannot access|missing host/i.test(error.message))
      throw error;
  }
}

/** The address of the very document a message came from; of one that is really blank, or has gone, `about:blank`: no script of ours can run there. */
export async function addressOf({ tab, documentId }: Sender): Promise<string> {
  if (tab?.id === undefined || documentId === undefined) return 'about:blank';
  const target = { tabId: tab.id, documentIds: [documentId] };
  try {
    const [answer] = await browser.scripting.executeScript({ target, func: () => location.href });
    return typeof answer?.result === 'string' ? answer.result : 'about:blank';
  } catch (error) {
    if (error instanceof Error) return 'about:blank';
    throw error;
  }
}

/** `bind:loadReader`: the QR reader, for a document in which something is to be bound. */
export async function bindLoadReader(caller: Caller): Promise<AnswerOf<'bind:loadReader'>> {
  codeVisitor(caller);
  await inject('/qr.js', caller);
  return {};
}
