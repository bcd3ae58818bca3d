// A background as it is, with real handlers and the real vault, whose stores outlive it and which can die at any call to a store.
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { AnswerOf, InputOf, MessageName, Problem } from '../../../lib/messaging/contract.ts';
import type { Caller } from '../../../lib/messaging/serve.ts';
import type { RecordStore } from '../../../lib/vault/stores.ts';
import type { Profile } from '../vault/fake-ports.ts';

type Area = {
  get(keys: unknown): Promise<unknown>;
  set(items: unknown): Promise<unknown>;
  remove(keys: unknown): Promise<unknown>;
};

/** What the background asks of the browser besides its stores. */
export interface Surroundings {
  readonly now: () => number;
  /** How many turns of the event loop the next call to a store takes, so that messages sent at once overtake each other. */
  readonly turns: () => number;
  /** A message to the content script of a tab; its answer. */
  readonly tell: (tabId: number, message: unknown) => unknown;
  /** The tab in front. */
  readonly front: () => { readonly id: number; readonly url: string };
}

export interface Background {
  /** Sends as a content script or page does: once more when the background died over it. */
  send<Name extends MessageName>(name: Name, input: InputOf<Name>, caller: Caller): Promise<AnswerOf<Name> | Problem>;
  /** Ends the background now, or at its n-th call to a store from now, before or after that call is done. */
  kill(atCall?: number, isDone?: boolean): Promise<void>;
  /** How often it died over a message. */
  readonly deaths: () => number;
}

/** Calls to stores pass until the fatal one; that one and all later ones never come to an end. */
function createFate(turns: () => number) {
  let left = Infinity;
  let isDoneFirst = false;
  const { promise: death, resolve: die } = Promise.withResolvers<null>();
  const never = new Promise<never>(() => undefined);
  const guard = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    for (let turn = turns(); turn > 0; turn -= 1) await new Promise((done) => setImmediate(done));
    left -= 1;
    if (left > 0) return call();
    if (left === 0 && isDoneFirst) await call();
    die(null);
    return never;
  };
  const calls = <Store extends RecordStore | Area>(store: Store): Store =>
    ({
      get: (names: never) => guard(() => store.get(names)),
      set: (records: never) => guard(() => store.set(records)),
      remove: (names: never) => guard(() => store.remove(names)),
    }) as Store;
  return {
    calls,
    death,
    alive: async <Result>(act: () => Result): Promise<Result> => (left > 0 ? act() : never),
    seal(atCall: number, isDone: boolean) {
      left = atCall;
      isDoneFirst = isDone;
      if (atCall === 0) die(null);
    },
  };
}

/** Runs one piece of work after the other; a lock that ends with its life, as the browser's do. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const run = last.then(work, work);
    last = run.catch((error: unknown) => error);
    return run;
  };
}

/** One life: modules of its own, so that nothing it only remembered comes into the next one. */
async function startLife(profile: Profile, { now, turns, tell, front }: Surroundings) {
  const fate = createFate(turns);
  const { local, session } = fakeBrowser.storage;
  vi.resetModules();
  vi.doMock('wxt/browser', () => ({
    browser: {
      ...fakeBrowser,
      storage: {
        ...fakeBrowser.storage,
        local: fate.calls(local as unknown as Area),
        session: fate.calls(session as unknown as Area),
      },
      tabs: {
        query: async () => [front()],
        sendMessage: (tabId: number, message: unknown) => fate.alive(() => tell(tabId, message)),
      },
      scripting: { executeScript: async () => [] },
    },
  }));
  const [{ handlersOf }, { toProblem }, { answer }, { createVaultService }] = await Promise.all([
    import('../../../lib/background/handlers.ts'),
    import('../../../lib/background/problems.ts'),
    import('../../../lib/messaging/serve.ts'),
    import('../../../lib/vault/vault.ts'),
  ]);
  const { primary, mirror } = profile;
  const ports = {
    primary: fate.calls<RecordStore>(primary),
    mirror: fate.calls<RecordStore>(mirror),
    session: fate.calls<RecordStore>(profile.session),
  };
  const vault = createVaultService(profile.ports({ ...ports, now, exclusive: oneAtATime() }));
  const handlers = handlersOf({ vault, now });
  return {
    fate,
    /** Null when it died first. */
    send: <Name extends MessageName>(name: Name, input: InputOf<Name>, caller: Caller) =>
      Promise.race([answer(name, input, caller, handlers, toProblem), fate.death]),
  };
}

/** A background over these stores, started by the first message and again by the first one after its end. */
export function mortalBackground(profile: Profile, around: Surroundings): Background {
  let life: ReturnType<typeof startLife> | null = null;
  let deaths = 0;
  async function once<Name extends MessageName>(name: Name, input: InputOf<Name>, caller: Caller) {
    const mine = (life ??= startLife(profile, around));
    const said = await (await mine).send(name, input, caller);
    if (said !== null) return said;
    if (life === mine) life = null;
    deaths += 1;
    return null;
  }
  return {
    async send(name, input, caller) {
      const said = (await once(name, input, caller)) ?? (await once(name, input, caller));
      if (said === null) throw new Error('the background died twice over one message');
      return said;
    },
    async kill(atCall, isDone = false) {
      const mine = life;
      if (atCall === undefined) life = null;
      (await mine)?.fate.seal(atCall ?? 0, isDone);
    },
    deaths: () => deaths,
  };
}
