// 生成新密码: the name where it is asked for, the safety check where the server wants one, and the one time the password is shown.
import { askBack, control, made, openBox, say } from './box.ts';
import { change, changeAndReload, type Answer } from './change.ts';
import { find, page } from './page.ts';
import { scanned } from './scanned.ts';
import { sealed } from './seal.ts';

const { variant } = page;
const open = (title: string) => openBox(variant.passwordPlace, 'place-password', title);

function shown(password: string): HTMLElement {
  if (variant.passwordAs === '#authorCode') {
    const input = made('input', 'txt', 'password');
    Object.assign(input, { id: 'authorCode', readOnly: true, value: password });
    return input;
  }
  const words = variant.passwordAs === 'grouped' ? password.replace(/(.{4})(?=.)/g, '$1 ') : password;
  return made('b', 'authcode', 'password', words);
}

/** Asks for a name; null when the user gives up. */
function askName(): Promise<string | null> {
  if (variant.nameDialog === 'none') return Promise.resolve('');
  return new Promise((resolve) => {
    const box = open('请填写识别名称');
    const name = made('input', 'txt', 'name');
    Object.assign(name, { placeholder: '如：Foxmail', maxLength: 20 });
    if (variant.nameDialog === 'asked with default') name.value = '我的客户端';
    const end = (answer: () => string | null) => () => {
      box.close();
      resolve(answer());
    };
    box.content.append(
      made('p', '', '', '用于区分不同的客户端'),
      name,
      control(
        '确定',
        'name-yes',
        end(() => name.value),
      ),
      control(
        '取消',
        'name-no',
        end(() => null),
      ),
    );
  });
}

/** The safety check; resolves when it is passed. */
async function prove(kind: string): Promise<void> {
  const box = open('安全验证');
  const error = made('p', 'error', 'check-error');
  const pass = async (fields: Readonly<Record<string, string>>) => {
    const { errcode, errmsg = '' } = await change('check', fields);
    error.textContent = errmsg;
    return errcode === '0';
  };
  if (kind === 'scan') {
    const place = made('div', 'qr', 'check-qr');
    box.content.append(made('p', '', '', '请用绑定的微信扫描二维码'), place, error);
    while (!(await pass({ ticket: await scanned(place, `/cgi-bin/wx_token?sid=${page.sid}`) })));
  } else {
    const typed = made('input', 'txt', 'check');
    const words = kind === 'password' ? '请输入邮箱登录密码' : '请输入手机收到的验证码';
    Object.assign(typed, { type: kind === 'password' ? 'password' : 'text', autocomplete: 'off' });
    if (kind !== 'password') await change('check_send');
    await new Promise<void>((resolve) => {
      const send = async () => {
        if (await pass(kind === 'password' ? sealed(typed.value) : { code: typed.value })) resolve();
      };
      box.content.append(
        made('p', '', '', words),
        typed,
        control('确定', 'check-yes', () => void send()),
        error,
      );
    });
  }
  box.close();
}

function show({ data }: Answer): void {
  const box = open('客户端专用密码');
  const close = control('关闭', 'password-close', () => {
    box.close();
    location.reload();
  });
  box.content.append(
    made('p', '', '', '密码已生成，请在客户端中使用。关闭后将无法再次查看：'),
    shown(data?.['passwd'] ?? ''),
    made('p', '', '', close),
  );
}

async function addClientPwd(): Promise<void> {
  const name = await askName();
  if (name === null) return;
  let answer = await change('add_spwd', { name });
  if (answer.check !== undefined) {
    await prove(answer.check);
    answer = await change('add_spwd', { name });
  }
  if (answer.errcode === '0') show(answer);
  else say(answer.errmsg ?? '');
}

/** Gives the links of this part their work. */
export function clientPasswords(): void {
  find('[data-practice=make-password]')?.addEventListener('click', () => void addClientPwd());
  for (const link of document.querySelectorAll<HTMLElement>('[data-practice=stop]'))
    link.addEventListener('click', () => {
      void askBack(variant.stopAsk, '停用后，使用该密码的客户端将无法登录。确定停用吗？').then((wanted) => {
        if (wanted) void changeAndReload('del_spwd', { id: link.dataset['id'] ?? '' });
      });
    });
}
