// Loads the larger half of the content script into one document, only where a page needs it.
import { browser } from 'wxt/browser';

/** The script's file, as the build names it. */
const file = '/visit.js';

/**
 * Injects into the very document that asked (by id where the browser has one, so that a navigation in between gets nothing).
 * A document that has gone meanwhile is no error.
 */
export async function injectVisit(tabId: number, frameId: number, documentId: string | null): Promise<void> {
  const target = documentId === null ? { tabId, frameIds: [frameId] } : { tabId, documentIds: [documentId] };
  try {
    await browser.scripting.executeScript({ target, files: [file as '/background.js'] });
  } catch (error) {
    if (!(error instanceof Error) || !/no (tab|frame|document)|removed|cannot access|missing host/i.test(error.message))
      throw error;
  }
}
