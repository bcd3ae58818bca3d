// The script of all pages of the practice Beijing mail: log-in, token, settings, reset, and words where the variant has them.
type Variant = Readonly<Record<'wordsIn' | 'policyTold' | 'tokenPlace', string>>;
interface Answer {
  readonly words?: string;
  readonly next?: string;
  readonly done?: boolean;
  readonly sent?: boolean;
  readonly leave?: boolean;
  readonly unread?: number;
  readonly subjects?: readonly string[];
}

const { variant, pollMs } = globalThis as unknown as { variant: Variant; pollMs: number };
const find = <T extends HTMLElement = HTMLElement>(selector: string, home: ParentNode = document): T | null =>
  home.querySelector<T>(selector);
const on = (hook: string, event: string, act: (element: HTMLElement, event: Event) => void) => {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-practice=${hook}]`))
    element.addEventListener(event, (happened) => act(element, happened));
};

/** Words of the server; in a dialog they wait for 确定. */
function say(home: ParentNode, words: string, always = false): Promise<void> {
  const line = find('[data-practice=words]', home);
  if (variant.wordsIn !== 'dialog' && !always) {
    if (line !== null) line.textContent = words;
    return Promise.resolve();
  }
  const box = document.createElement('dialog');
  box.dataset['practice'] = 'words-dialog';
  const button = document.createElement('button');
  button.textContent = '确定';
  box.append(words, document.createElement('br'), button);
  document.body.append(box);
  box.showModal();
  return new Promise((resolve) => {
    button.addEventListener('click', () => {
      box.remove();
      resolve();
    });
  });
}

async function post(path: string, form: HTMLFormElement, json = false): Promise<Answer> {
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value as string}`]));
  // A box without a name is read by the script alone.
  const token = find<HTMLInputElement>('[data-practice=token]', form);
  if (token !== null) fields.set('token', token.value);
  const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest', 'X-Practice-Page': '1' };
  if (json) headers['Content-Type'] = 'application/json';
  const body = json ? JSON.stringify(Object.fromEntries(fields)) : fields;
  return (await (await fetch(path, { method: 'POST', headers, body })).json()) as Answer;
}

async function send(form: HTMLFormElement): Promise<void> {
  const { words, next } = await post(new URL(form.action).pathname, form, form.dataset['flow'] === 'json');
  const dialog = find<HTMLDialogElement>('[data-practice=token-dialog]');
  if (words !== undefined) return say(form, words);
  if (next === '/token' && dialog !== null) dialog.showModal();
  else location.href = next ?? '/';
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-flow]')) {
  const unnamed = find('[data-practice=token]:not([name])', form) !== null;
  const byScript = form.dataset['flow'] !== 'post' || variant.tokenPlace === 'dialog' || unnamed;
  form.addEventListener('submit', (event) => {
    if (!byScript) return;
    event.preventDefault();
    void send(form);
  });
  find('a[data-practice=send]', form)?.addEventListener('click', () => form.requestSubmit());
}
const refused = find('form[data-flow] [data-practice=words]');
if (refused !== null && refused.textContent !== '' && variant.wordsIn === 'dialog') {
  const words = refused.textContent;
  refused.textContent = '';
  void say(document, words);
}

on('open-settings', 'click', () => find<HTMLDialogElement>('[data-practice=settings-dialog]')?.showModal());
on('menu-password', 'click', () => {
  const form = find('[data-practice=password-form]');
  if (form !== null) form.hidden = false;
});
for (const item of document.querySelectorAll<HTMLElement>('[data-validity]'))
  item.addEventListener('click', () => {
    find('[name=validity]')?.setAttribute('value', item.dataset['validity'] ?? '');
    for (const other of document.querySelectorAll('[data-validity]')) other.classList.toggle('on', other === item);
  });
if (variant.policyTold === 'as typed')
  find('[data-practice=password-form] [name=fresh]')?.addEventListener('input', () => {
    const policy = find('.policy');
    if (policy !== null) policy.hidden = false;
  });
on('password-form', 'submit', (form, event) => {
  event.preventDefault();
  if (!(form instanceof HTMLFormElement)) return;
  void post('/settings/password', form).then(async ({ words = '', leave = false }) => {
    await say(form, words);
    if (leave) (window.top ?? window).location.href = '/';
  });
});

const newPicture = () => find('#picture')?.setAttribute('src', `/captcha?${Date.now()}`);
on('other-picture', 'click', newPicture);
on('reset-name', 'submit', (form, event) => {
  event.preventDefault();
  if (!(form instanceof HTMLFormElement)) return;
  void post('/reset/send', form).then(async ({ words = '', sent = false }) => {
    await say(form, words, sent);
    if (sent) location.href = '/reset/code';
    else newPicture();
  });
});
on('reset-code', 'submit', (form, event) => {
  event.preventDefault();
  if (!(form instanceof HTMLFormElement)) return;
  void post('/reset/save', form).then(async ({ words = '', done = false }) => {
    await say(form, words, done);
    if (done) location.href = '/';
  });
});

/** The open mailbox asks for its numbers and letters, and leaves when nobody is signed in any more. */
async function drawLetters(list: HTMLElement): Promise<void> {
  const response = await fetch('/numbers', { headers: { 'X-Practice-Page': '1' } });
  if (!(response.headers.get('content-type') ?? '').includes('json')) return;
  const { leave = false, unread, subjects = [] } = (await response.json()) as Answer;
  if (leave) location.href = '/';
  const count = find('[data-practice=unread]');
  if (count !== null && count.textContent !== `${unread}`) count.textContent = `${unread}`;
  if (subjects.length === list.childElementCount) return;
  list.replaceChildren(...subjects.map((subject) => Object.assign(document.createElement('li'), { textContent: subject })));
}

const letters = find('[data-practice=letters]');
if (letters !== null)
  setInterval(() => {
    drawLetters(letters).catch((error: unknown) => {
      // Out of reach, or half of an answer: the next round tries again.
      if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    });
  }, pollMs);
