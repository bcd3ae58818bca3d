// Binding and unbinding the authenticator in the practice mailbox: what a user does, what the server knows, what the vault keeps.
import type { EntryView } from '../../../lib/messaging/contract.ts';
import type { Variant } from '../../practice/variant.ts';
import { cardText, pressCard, seeCard } from './card.ts';
import type { Given } from './each-browser.ts';
import { student } from './fresh.ts';
import type { Hand } from './hand.ts';
import {
  codeInBox,
  confirm,
  hook,
  isCode,
  leaveDialog,
  openSecondFactorSettings,
  pressInOtpRow,
  seeApplication,
  seeCode,
  signIn,
} from './mailbox.ts';

const { address, password } = student;
const found = '读到了绑定二维码';

export class Binding {
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
  }

  isBound(): boolean {
    return this.#given.practice.state(address).methods.includes('otp');
  }

  /** What became of every code sent so far, oldest first. */
  outcomes(): string[] {
    return this.#given.practice.state(address).attempts.map(({ purpose, outcome }) => `${purpose} ${outcome}`);
  }

  /** Every entry that is not in the trash. */
  async states(): Promise<readonly Pick<EntryView, 'id' | 'state'>[]> {
    const entries = await this.#given.stage.entries();
    return entries.filter(({ trashedAt }) => trashedAt === null).map(({ id, state }) => ({ id, state }));
  }

  /** Signed in without a second factor, in the list of methods; what is bound, is bound in the meantime. */
  async atTheList(bindFirst: boolean, variant: Partial<Variant> = {}): Promise<{ hand: Hand; old: string }> {
    const { practice, stage } = this.#given;
    const hand = await stage.begin();
    practice.setVariant(variant);
    await signIn(hand, practice, address, password);
    await seeApplication(hand);
    const old = bindFirst ? (await stage.bound(address)).id : '';
    await openSecondFactorSettings(hand);
    return { hand, old };
  }

  /** The code of the old secret, which the page asks for first. */
  async proveOneself(hand: Hand): Promise<void> {
    const attempts = () => this.outcomes().length;
    const before = attempts();
    // Some pages send a whole code by themselves, and the box is gone with it.
    await hand.until('a code, or its answer', async () => attempts() > before || isCode(await codeInBox(hand)), 70_000);
    await confirm(hand, async () => attempts() > before);
    await hand.until('the answer', async () => attempts() > before);
  }

  /** The card's question about the QR code it has read, answered with yes. */
  async sayYes(hand: Hand): Promise<void> {
    await seeCard(hand, found);
    await pressCard(hand);
  }

  /** Yes to the question, and to the next one where the page draws another secret meanwhile; the first code stands in the box. */
  async agree(hand: Hand): Promise<void> {
    await this.sayYes(hand);
    if (this.#given.practice.variant().qrRefresh !== 'new secret') return void (await seeCode(hand));
    // A question that has been answered may stand there a little longer.
    let isAnswered = false;
    await hand.until(
      'the first code',
      async () => {
        if (isCode(await codeInBox(hand))) return true;
        const asks = (await cardText(hand)).includes(found);
        if (asks && isAnswered) await pressCard(hand);
        isAnswered = !asks;
        return false;
      },
      70_000,
    );
  }

  /** From the list: a new secret asked for, read and saved; its first code stands in the box. */
  async newSecret(hand: Hand): Promise<void> {
    await pressInOtpRow(hand, '修改');
    await this.proveOneself(hand);
    await this.agree(hand);
  }

  /** Presses 确定 under the first code, and the window's last sheet where it has one: the list is there again. */
  async bindNow(hand: Hand): Promise<void> {
    const accepted = () => this.outcomes().filter((outcome) => outcome === 'bind accepted').length;
    const before = accepted();
    await confirm(hand, async () => accepted() > before);
    await hand.until('bound', async () => accepted() > before);
    await leaveDialog(hand);
  }

  /** From the list: the old secret's code proves who asks, and the site lets go of the secret. */
  async unbind(hand: Hand): Promise<void> {
    await pressInOtpRow(hand, '解绑');
    await hand.click({ selector: hook('sure') });
    await this.proveOneself(hand);
    await hand.until('unbound', async () => !this.isBound());
  }

  async seeQuestion(hand: Hand): Promise<void> {
    await seeCard(hand, found);
  }

  /** What is wrong: the secret the server wants is not there, or one is there twice. Empty when all is well. */
  async faults(): Promise<string[]> {
    const { practice, stage } = this.#given;
    const codes = (await stage.live()).map(({ code }) => code);
    const faults = this.isBound() && !codes.includes(practice.code(address)) ? ['the bound secret is lost'] : [];
    return new Set(codes).size === codes.length ? faults : [...faults, 'a secret is there twice'];
  }
}
