// One user, one tab at a time, the real content script over the pages of a model host, and the real background behind it, which can die.
import { setImmediate as turn } from 'node:timers/promises';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CardView, InputOf, MessageName } from '../../../lib/messaging/contract.ts';
import { transport } from '../../../lib/messaging/sender.ts';
import type { TabMemory } from '../../../lib/settings/session.ts';
import type { Entry } from '../../../lib/vault/entry.ts';
import { readPart } from '../../../lib/visit/qr-reader.ts';
import { offerReader } from '../../../lib/visit/read-qr.ts';
import { startVisit } from '../../../lib/visit/visit.ts';
import { entry, page } from '../background/fake-desk.ts';
import { type Background, mortalBackground } from '../background/mortal-worker.ts';
import { fakeProfile, fakeStore, passphrase, type Profile } from '../vault/fake-ports.ts';
import { ModelHost, type Policy, uriOf } from './model-host.ts';
import { ModelMailbox } from './model-mailbox.ts';
import { clickReally } from './really.ts';

type Listener = (message: unknown, sender: { id: string }) => unknown;
type Memories = Readonly<Record<string, TabMemory>>;

/** Codes of the first step of a half minute have all of it left. */
const begin = 1_700_000_010_000;
const stepMs = 30_000;
const tickMs = 100;

export class WholeVisit {
  readonly host: ModelHost;
  readonly mailbox: ModelMailbox;
  readonly background: Background;
  /** The secret that was bound at the beginning. */
  readonly old: string;
  /** Kinds of card, in the order in which they were shown. */
  readonly cards: CardView['kind'][] = [];
  #now = begin;
  /** Questions to the background that are not answered yet. */
  #asked = 0;
  #tabId = 1;
  #end: () => void = () => undefined;
  #listeners: Listener[] = [];
  #going: Promise<void> = Promise.resolve();
  readonly #profile: Profile;

  private constructor(policy: Policy, profile: Profile) {
    this.#profile = profile;
    this.host = new ModelHost(() => this.#now, policy);
    this.old = this.host.bound ?? '';
    this.mailbox = new ModelMailbox(this.host, (draw) => (this.#going = this.#load(draw)));
    this.background = mortalBackground(profile, {
      now: () => this.#now,
      turns: () => 0,
      tell: (tabId, message) => this.#hear(tabId, message),
      front: () => ({ id: this.#tabId, url: `${page.origin}/coremail/` }),
    });
    Object.assign(fakeBrowser.runtime, {
      id: 'own-id',
      getURL: (path: string) => `chrome-extension://own-id${path}`,
      getManifest: () => ({ name: 'Mailkey' }),
    });
    Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((one) => void this.#listeners.push(one as never));
    vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener').mockImplementation(
      (one) => void (this.#listeners = this.#listeners.filter((other) => other !== (one as never))),
    );
    vi.spyOn(transport, 'sendMessage').mockImplementation((async (name: MessageName, input: never) => {
      const tabId = this.#tabId;
      this.#asked += 1;
      const answer = await this.background
        .send(name, structuredClone(input), { ...page, tabId })
        .finally(() => (this.#asked -= 1));
      if (name === 'card:show') this.#note((input as InputOf<'card:show'>).kind);
      // A document that has gone hears no answer.
      return tabId === this.#tabId ? answer : new Promise(() => undefined);
    }) as never);
  }

  /** With a secret that was bound another day, in the list of methods. */
  static async begin(policy: Policy = 'the newest'): Promise<WholeVisit> {
    fakeBrowser.reset();
    offerReader(readPart);
    const profile = fakeProfile();
    const whole = new WholeVisit(policy, profile);
    const vault = profile.worker({ now: () => begin, exclusive: (work) => work() });
    await vault.create({ kind: 'passphrase', passphrase });
    await vault.change(() => ({ entries: [entry({ id: 'old', secret: whole.old })] }));
    await fakeBrowser.storage.local.set({ confirmOffered: true });
    await whole.#load(() => whole.mailbox.list());
    return whole;
  }

  end(): void {
    this.#end();
    this.mailbox.leave();
  }

  async #load(draw: () => void): Promise<void> {
    this.#end();
    this.mailbox.leave();
    draw();
    this.#end = await startVisit(window);
  }

  async #hear(tabId: number, message: unknown): Promise<unknown> {
    const { page: name, input } = message as { page: string; input: { show?: boolean } };
    if (tabId !== this.#tabId) return true;
    if (name === 'page:card' && input.show === true) this.#note((await this.#memory())?.card?.view.kind);
    return this.#listeners.map((listener) => listener(structuredClone(message), { id: 'own-id' }))[0] ?? null;
  }

  async #memory(): Promise<TabMemory | undefined> {
    const { tabs } = (await fakeBrowser.storage.session.get('tabs')) as { tabs?: Memories };
    return tabs?.[String(this.#tabId)];
  }

  #note(kind: CardView['kind'] | undefined): void {
    if (kind !== undefined) this.cards.push(kind);
  }

  /** What the card in the page shows; null: there is none. */
  async card(): Promise<CardView | null> {
    return document.querySelector('[popover]') === null ? null : ((await this.#memory())?.card?.view ?? null);
  }

  /** What takes no time of the clock here (ciphers) is done, unless it waits for that clock itself. */
  async #rest(): Promise<void> {
    const deadline = Date.now() + 200;
    for (let turns = 0; turns < 3 || (this.#asked > 0 && Date.now() < deadline); turns += 1) await turn();
  }

  /** Time goes by, for the page, the extension and the host alike. */
  async wait(ms: number): Promise<void> {
    const tick = ms < 1_000 ? tickMs : 5 * tickMs;
    for (let left = ms; left > 0; left -= tick) {
      await this.#rest();
      this.#now += tick;
      await vi.advanceTimersByTimeAsync(tick);
    }
    await this.#going;
  }

  /** Time goes by until so much of the half minute of a code has gone. */
  waitInStep(ms: number): Promise<void> {
    return this.wait((ms - (this.#now % stepMs) + stepMs) % stepMs);
  }

  /** Time goes by until it is so; throws with what is on show instead. */
  async until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 700; tries += 1) {
      if (await isSo()) return;
      await this.wait(tickMs);
    }
    throw new Error(`${what} did not come; ${this.cards.join(', ')}; ${document.body.textContent}`);
  }

  /** What stands in the code box; empty: nothing, or no box. */
  code(): string {
    return document.querySelector<HTMLInputElement>('input[name="verifyCode"]')?.value ?? '';
  }

  seeCode(): Promise<void> {
    return this.until('a code', () => this.code() !== '');
  }

  /** True when there was such a thing to press. */
  press(selector: string): boolean {
    const target = document.querySelector(selector);
    if (target === null) return false;
    clickReally(target);
    return true;
  }

  seeCard(kind: CardView['kind']): Promise<void> {
    return this.until(`the card ${kind}`, async () => (await this.card())?.kind === kind);
  }

  /** The card's question is answered with yes. */
  async sayYes(): Promise<void> {
    await this.seeCard('bind-found');
    await this.background.send(
      'card:act',
      { act: { act: 'save', index: 0 }, to: '' },
      { ...page, role: 'card', tabId: this.#tabId },
    );
  }

  reload(): Promise<void> {
    return this.#load(() => this.mailbox.list());
  }

  /** The tab goes, with what was known of it; the next page opens in another one. */
  async closeTab(): Promise<void> {
    this.#end();
    this.mailbox.leave();
    const { tabs = {} } = (await fakeBrowser.storage.session.get('tabs')) as { tabs?: Memories };
    const { [String(this.#tabId)]: _gone, ...rest } = tabs;
    await fakeBrowser.storage.session.set({ tabs: rest });
    this.#tabId += 1;
  }

  async lock(): Promise<void> {
    await this.background.send('vault:lock', {}, { ...page, role: 'popup', tabId: null });
  }

  async unlock(): Promise<void> {
    await this.background.send('vault:unlock', { passphrase }, { ...page, role: 'popup', tabId: null });
  }

  /** In another tab of the same mailbox: a new secret, from the question to its end. */
  async bindElsewhere(): Promise<void> {
    const caller = { ...page, tabId: 90 };
    this.host.proveElsewhere();
    const secret = this.host.show();
    if (secret === null) throw new Error('the host asks who it is');
    await this.background.send('visit:start', undefined, caller);
    await this.background.send('bind:found', { texts: [uriOf(secret)] }, caller);
    await this.background.send('card:act', { act: { act: 'save', index: 0 }, to: '' }, { ...caller, role: 'card' });
    let code = await this.background.send('bind:code', { bound: true }, caller);
    while ('problem' in code) {
      await this.wait(1_000);
      code = await this.background.send('bind:code', { bound: true }, caller);
    }
    const outcome = this.host.confirm(code.code) ? 'accepted' : 'refused';
    await this.background.send('visit:outcome', { entryId: code.entryId, purpose: 'bind', outcome }, caller);
    await this.background.send('visit:state', { page: 'signed-in' }, caller);
  }

  /** Signs in anew in another tab, as often as the host refuses; how many codes it took. */
  async logIn(): Promise<number> {
    await this.closeTab();
    this.mailbox.line = 'fine';
    this.host.forgetSteps();
    await fakeBrowser.storage.session.set({ usedSteps: {} });
    await this.#load(() => this.mailbox.logIn());
    const account = document.querySelector<HTMLInputElement>('input[name="uid"]');
    if (account !== null) account.value = 'student1';
    this.press('#in');
    for (let codes = 0; ; codes += 1) {
      await this.until('a code, or the mailbox', () => this.code() !== '' || document.querySelector('.m-setting-panel') !== null);
      if (document.querySelector('.m-setting-panel') !== null) {
        await this.wait(500);
        return codes;
      }
      if (codes === 2) throw new Error('the host refuses for the third time');
      this.press('.ok');
      await this.until('the answer', () => this.code() === '');
    }
  }

  /** The vault as it is stored, opened for this look alone. */
  async entries(): Promise<readonly Entry[]> {
    const vault = this.#profile.worker({ now: () => this.#now, session: fakeStore(), exclusive: (work) => work() });
    await vault.unlock(passphrase);
    return (await vault.read()).entries;
  }

  /** What is wrong at any time: a secret lost that the host wants, one there twice, the old one put away while the host wants it. */
  async faults(): Promise<string[]> {
    const entries = await this.entries();
    const live = entries.filter(({ state, trashedAt }) => state !== 'retired' && trashedAt === null);
    const secrets = live.map(({ secret }) => secret);
    const { bound } = this.host;
    return [
      ...(bound !== null && !secrets.includes(bound) ? ['the bound secret is lost'] : []),
      ...(new Set(secrets).size < secrets.length ? ['a secret is there twice'] : []),
      ...(entries.every(({ secret }) => secret !== this.old) ? ['the old secret has gone'] : []),
    ];
  }
}
