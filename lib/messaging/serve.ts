// Answering in the background: every message is checked for its sender's role and its shape before a handler sees it.
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { contract, type AnswerOf, type MessageName, type Problem, type Role } from './contract.ts';
import { type Listing, roleOf, type Sender } from './role.ts';

/** Whom a handler answers, as the browser states it. */
export interface Caller {
  readonly role: Role;
  /** Of the sending document. */
  readonly origin: string;
  /** Null for pages that are not in a tab (the toolbar popup). */
  readonly tabId: number | null;
  readonly frameId: number;
  /** Null where the browser does not tell. */
  readonly documentId: string | null;
}

export type Handler<Name extends MessageName> = (
  input: v.InferOutput<(typeof contract)[Name]['input']>,
  caller: Caller,
) => Promise<AnswerOf<Name>>;
export type Handlers = { readonly [Name in MessageName]: Handler<Name> };

const notAllowed: Problem = { problem: 'not-allowed' };

/**
 * One message through the gate: role first, then shape, then the handler. Whatever a handler throws becomes a typed refusal by `toProblem`.
 */
export async function answer<Name extends MessageName>(
  name: Name,
  data: unknown,
  caller: Omit<Caller, 'role'> & { readonly role: Role | null },
  handlers: Handlers,
  toProblem: (error: unknown) => Problem,
): Promise<AnswerOf<Name> | Problem> {
  const declared = contract[name];
  const { role } = caller;
  if (role === null || !(declared.roles as readonly Role[]).includes(role)) return notAllowed;
  const parsed = v.safeParse(declared.input, data);
  if (!parsed.success) return notAllowed;
  try {
    const handle = handlers[name] as Handler<Name>;
    return await handle(parsed.output as Parameters<Handler<Name>>[0], { ...caller, role });
  } catch (error) {
    return toProblem(error);
  }
}

/** Whether this is a message of the contract, in the transport's envelope; the transport's own receiving half weighs more than all that is needed of it. */
function isAsked(message: unknown): message is { readonly type: MessageName; readonly data?: unknown } {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  return typeof message.type === 'string' && Object.hasOwn(contract, message.type);
}

/**
 * Starts answering every message of the contract. Call once, synchronously, when the background starts.
 * @param addressOf the address of the very document that sends, for a browser that has told an outdated one
 */
export function serve(
  handlers: Handlers,
  listing: Listing,
  toProblem: (error: unknown) => Problem,
  addressOf: (sender: Sender) => Promise<string>,
): void {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').slice(0, -1) };
  const hear = (name: MessageName, data: unknown, sender: Sender) =>
    answer(
      name,
      data,
      {
        role: roleOf(sender, own, listing),
        origin: sender.origin ?? '',
        tabId: sender.tab?.id ?? null,
        frameId: sender.frameId ?? 0,
        documentId: sender.documentId ?? null,
      },
      handlers,
      toProblem,
    );
  browser.runtime.onMessage.addListener((message: unknown, from) => {
    if (!isAsked(message)) return undefined;
    const sender = from as Sender;
    const { type, data } = message;
    // Chromium goes on to call a frame blank when somebody looked into it before it had loaded.
    const isBlank = sender.url === 'about:blank' && listing.isListed(sender.origin ?? '');
    const answered = isBlank ? addressOf(sender).then((url) => hear(type, data, { ...sender, url })) : hear(type, data, sender);
    return answered.then((res) => ({ res }));
  });
}
