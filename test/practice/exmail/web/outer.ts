// The script of the panel a school embeds in its own page: seals the password, posts to exmail.qq.com.
import { find } from './page.ts';
import { sealInto } from './seal.ts';

const form = find<HTMLFormElement>('form[name=form1]');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const box = form.querySelector<HTMLInputElement>('input[name=pwd]');
  if (box === null || box.value === '') return;
  sealInto(form, box);
  form.submit();
});
