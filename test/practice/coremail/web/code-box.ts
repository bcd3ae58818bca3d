// The box (or six boxes) a code is typed into, with the name, the hint and the way of reading it that the variant asks for.
import type { Variant } from '../../variant.ts';
import { el } from './page.ts';

export interface CodeBox {
  readonly element: HTMLElement;
  /** The code as the page knows it: from the value, or from the last event it listens to. */
  read(): string;
  clear(): void;
  focus(): void;
  /** Marks the text of the first box, so that the next key replaces it. */
  select(): void;
}

/** Whether the confirm control can be used with this much of a code. */
export function isReady({ confirmEnabled }: Variant, code: string): boolean {
  if (confirmEnabled === 'when full') return code.length === 6;
  return confirmEnabled === 'always' || code !== '';
}

/** What a refusal does to the box; `ready` hears the code that is left. */
export function refuseBox(box: CodeBox, { refusalBox }: Variant, ready: (code: string) => void): void {
  if (refusalBox === 'selected') box.select();
  if (refusalBox !== 'cleared') return;
  box.clear();
  ready('');
}

/** What the box is for; `changed` is called at every input and change with the code so far. */
export interface CodeBoxOptions {
  readonly variant: Variant;
  readonly hint: string;
  readonly changed: (code: string) => void;
}

function attributesOf({ variant, hint }: CodeBoxOptions): Record<string, string> {
  const { codeBox, codeHint } = variant;
  const named = codeBox === 'dynamicPwd' || codeBox === 'verifyCode' || codeBox === 'otp';
  return {
    type: codeBox === 'password' ? 'password' : 'text',
    class: 'u-input j-code',
    autocomplete: 'off',
    maxlength: '6',
    ...(named && { name: codeBox }),
    ...(codeHint === 'placeholder' && { placeholder: `请输入${hint}` }),
  };
}

function sixBoxes(): HTMLInputElement[] {
  const boxes = Array.from({ length: 6 }, () =>
    el('input', { type: 'text', class: 'u-input single', maxlength: '1', inputmode: 'numeric', autocomplete: 'off' }),
  );
  for (const [at, box] of boxes.entries()) {
    box.addEventListener('input', () => {
      if (box.value !== '') boxes[at + 1]?.focus();
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Backspace' && box.value === '') boxes[at - 1]?.focus();
    });
  }
  return boxes;
}

/** Builds it. */
export function buildCodeBox(options: CodeBoxOptions): CodeBox {
  const { variant, hint, changed } = options;
  const boxes = variant.codeBox === 'six' ? sixBoxes() : [el('input', attributesOf(options))];
  const seen = new Map<HTMLInputElement, string>();
  const typed = () =>
    boxes
      .map((box) => box.value)
      .join('')
      .trim();
  const heard = variant.codeRead === 'change event' ? 'change' : 'input';
  for (const box of boxes) {
    box.addEventListener(heard, () => seen.set(box, box.value));
    for (const name of ['input', 'change']) box.addEventListener(name, () => changed(typed()));
  }
  const read = () =>
    variant.codeRead === 'value'
      ? typed()
      : boxes
          .map((box) => seen.get(box) ?? '')
          .join('')
          .trim();
  const label = variant.codeHint === 'label' ? el('label', {}, `${hint}：`) : null;
  return {
    element: el('div', { class: 'f-mgb code-row', 'data-practice': 'code' }, label, el('div', { class: 'boxes' }, ...boxes)),
    read,
    clear: () => {
      for (const box of boxes) box.value = '';
      seen.clear();
    },
    focus: () => boxes[0]?.focus(),
    select: () => boxes[0]?.select(),
  };
}
