// Sending: to the background from our pages and content scripts, and from the background to one frame.
import { defineExtensionMessaging } from '@webext-core/messaging';
import { browser } from 'wxt/browser';
import type { AnswerOf, InputOf, MessageName, Problem, ToPage } from './contract.ts';

type Protocol = { [Name in MessageName]: (input: InputOf<Name>) => AnswerOf<Name> };

// Pure, so that the background, which sends nothing to itself, is built without it.
export const transport = /* @__PURE__ */ defineExtensionMessaging<Protocol>();

/** Pauses before each further try, ms: a background that is being started takes a moment, and may be stopped again meanwhile. */
const pausesMs = [0, 50, 250, 1_000, 3_000];

/**
 * Sends one message to the background. A background that was just stopped is started by the browser; when the answer is lost with it, the message is
 * sent again, for some seconds. Rejects at once when the extension itself has gone (updated or removed), else when nobody has answered until then.
 */
export async function send<Name extends MessageName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
  const ask = transport.sendMessage as (type: Name, data: InputOf<Name>) => Promise<AnswerOf<Name>>;
  for (let failed = 0; ; failed += 1) {
    try {
      return await ask(name, input);
    } catch (error) {
      const pauseMs = pausesMs[failed];
      if (pauseMs === undefined || browser.runtime?.id === undefined) throw error;
      await new Promise((done) => setTimeout(done, pauseMs));
      if (browser.runtime?.id === undefined) throw error;
    }
  }
}

/** A page behind an open alert, or frozen by the browser, answers nobody. */
const pagePatienceMs = 5_000;

/**
 * A message of the background to the content script of one frame, or of one document alone (null: whichever stands in the frame). `null`: nobody
 * there (any more), or no answer in time.
 */
export async function sendToPage<Name extends keyof ToPage>(
  tabId: number,
  frameId: number,
  name: Name,
  input: ToPage[Name],
  documentId: string | null = null,
): Promise<unknown> {
  const whom = documentId === null ? { frameId } : { documentId };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((over) => (timer = setTimeout(over, pagePatienceMs, null)));
  try {
    return await Promise.race([browser.tabs.sendMessage(tabId, { page: name, input }, whom), silence]);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Listens in a content script for what the background says. The answer of `hear` goes back; returns how to stop. */
export function hearBackground(hear: <Name extends keyof ToPage>(name: Name, input: ToPage[Name]) => unknown): () => void {
  const listener = (message: unknown, sender: { id?: string }) => {
    if (sender.id !== browser.runtime.id || typeof message !== 'object' || message === null || !('page' in message))
      return undefined;
    const { page, input } = message as { page: keyof ToPage; input: ToPage[keyof ToPage] };
    return Promise.resolve(hear(page, input));
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/**
 * A question of the background to our own pages (popup, options, welcome): work that is too heavy for it. Content scripts cannot hear it.
 * Rejects when no such page is open.
 */
export async function askOwnPages(ownPage: string, input: unknown): Promise<unknown> {
  return browser.runtime.sendMessage({ ownPage, input });
}

/** Answers such questions in one of our own pages; what `work` throws becomes null. Returns how to stop. */
export function hearInOwnPage(ownPage: string, work: (input: unknown) => Promise<unknown>): () => void {
  const listener = (message: unknown, sender: { id?: string; tab?: unknown }) => {
    const asked = typeof message === 'object' && message !== null && 'ownPage' in message && message.ownPage === ownPage;
    // Only the background has neither a tab nor another id.
    if (!asked || sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    return work('input' in message ? message.input : null).catch(() => null);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/** Whether an answer is a refusal. */
export function isProblem(answer: object): answer is Problem {
  return 'problem' in answer;
}
