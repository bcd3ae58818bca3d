// The pages of a model mail host, drawn into jsdom: log-in with its code box, the list of methods, identity check, bind dialog, unbinding.
import { show } from '../page/html.ts';
import { type ModelHost, uriOf } from './model-host.ts';

/**
 * What happens to a request. `held`: the host has it, its answer waits. `waiting`: it has not reached the host. `no way there`, `no way back`: the line
 * breaks before or after the host has it.
 */
export type Line = 'fine' | 'held' | 'waiting' | 'no way there' | 'no way back';

const box = '<label>动态验证码 <input name="verifyCode" autocomplete="off"></label><p class="error"></p>';
const buttons = '<button class="ok">确定</button><button class="no">取消</button>';

export class ModelMailbox {
  line: Line = 'fine';
  readonly #host: ModelHost;
  /** Called when the page opens another document. */
  readonly #goTo: (draw: () => void) => void;
  #release: (line: Line) => void = () => undefined;
  #document = 0;

  constructor(host: ModelHost, goTo: (draw: () => void) => void) {
    this.#host = host;
    this.#goTo = goTo;
  }

  /** What is on its way goes on, in this way; the answer to a document that has gone reaches nobody. */
  release(line: Line): void {
    this.line = 'fine';
    this.#release(line);
  }

  /** The document has gone: nothing it asked is answered any more. */
  leave(): void {
    this.#document += 1;
    show('');
  }

  /** Null: the line has failed. */
  async #call<Result>(act: () => Result): Promise<Result | null> {
    const mine = this.#document;
    const answer = await this.#send(act);
    return mine === this.#document ? answer : new Promise(() => undefined);
  }

  async #send<Result>(act: () => Result): Promise<Result | null> {
    const { line } = this;
    const result = line === 'fine' || line === 'held' || line === 'no way back' ? act() : null;
    if (line === 'fine') return result;
    if (line === 'no way there' || line === 'no way back') return null;
    const released = await new Promise<Line>((done) => (this.#release = done));
    if (released === 'no way there') return null;
    const later = line === 'waiting' ? act() : result;
    return released === 'no way back' ? null : later;
  }

  /** The list of methods, in a document of its own. */
  list(): void {
    const bound = this.#host.bound !== null;
    const acts = bound ? '<button id="update">修改</button><button id="unbind">解绑</button>' : '<button id="bind">绑定</button>';
    show(
      `<div class="m-setting-panel"><div class="auth-item"><div>第三方 OTP</div><div>${bound ? '已绑定' : '未绑定'}</div><div>${acts}</div></div></div>`,
    );
    this.#on('#update', () => this.#prove('update'));
    this.#on('#unbind', () => this.#prove('unbind'));
    this.#on('#bind', () => this.#bind());
  }

  /** The log-in page, and its second step where the host asks for one. */
  logIn(): void {
    show(
      '<form class="j-login-form"><input name="uid" placeholder="用户名"><input type="password"><button type="button" id="in">登录</button></form>',
    );
    this.#on('#in', () => {
      if (this.#host.bound === null) return this.#enter();
      show(`<div class="second"><h3>二次验证</h3>${box}<button class="ok">确定</button></div>`);
      this.#ask(
        (code) => this.#host.logIn(code),
        () => this.#enter(),
      );
    });
  }

  #enter(): void {
    this.#goTo(() => this.list());
  }

  #on(selector: string, act: () => void): void {
    document.querySelector(selector)?.addEventListener('click', act);
  }

  #dialog(title: string, inside: string): void {
    document.body.insertAdjacentHTML('beforeend', `<div class="u-dialog"><h3>${title}</h3>${inside}${box}${buttons}</div>`);
    this.#on('.no', () => this.#close());
  }

  #close(): void {
    document.querySelector('.u-dialog')?.remove();
  }

  /** What the box asks for: sent at every press, until it is accepted. */
  #ask(check: (code: string) => boolean, accepted: () => void): void {
    this.#on('.ok', async () => {
      const input = document.querySelector<HTMLInputElement>('input[name="verifyCode"]');
      const taken = await this.#call(() => check(input?.value ?? ''));
      const error = document.querySelector('.error');
      if (taken === true) return accepted();
      if (error !== null) error.textContent = taken === null ? '网络异常，请稍后重试' : '验证码错误';
      if (input !== null) input.value = '';
    });
  }

  #prove(purpose: 'update' | 'unbind'): void {
    const name = purpose === 'update' ? '换绑' : '解绑';
    this.#dialog(`${name}第三方OTP`, '<p>身份验证</p>');
    this.#ask(
      (code) => this.#host.prove(purpose, code),
      () => {
        this.#close();
        if (purpose === 'update') this.#bind();
        else void this.#call(() => this.#host.unbind()).then((done) => done === true && this.list());
      },
    );
  }

  #bind(): void {
    const secret = this.#host.show();
    if (secret === null) return;
    this.#dialog('第三方OTP绑定', `<span title="${uriOf(secret)}">二维码</span>`);
    this.#ask(
      (code) => this.#host.confirm(code),
      () => this.list(),
    );
  }
}
