// The list of second-factor methods in Coremail's settings: which of them is bound. Labels are those of the CQU guide; the markup is not known.
import { controlsSaying, rowAround } from '../../page/controls.ts';

/** 第三方 OTP and what other builds call it. */
export const otpName = /第三方\s*OTP|动态验证码|动态口令|身份验证器|令牌|认证器/i;
const otherNames = /备用邮箱|微信|短信|手机|论客/;
const whenBound = ['解绑', '解除绑定', '修改', '换绑', '更换'];
const whenUnbound = ['绑定', '去绑定', '立即绑定'];

/** Whether the list on show says that 第三方 OTP is bound; null: no such row on show. */
export function otpBound(document: Document): boolean | null {
  const says = (words: readonly string[]) =>
    controlsSaying(document, words).some((control) => rowAround(control, otpName, otherNames) !== null);
  if (says(whenBound)) return true;
  return says(whenUnbound) ? false : null;
}

const successWords = /^.{0,12}(绑定|换绑|修改|设置|验证)成功.{0,20}$/;

/** Whether the page says in words that something was bound: a toast, or the last page of the dialog. */
export function saysBound(document: Document): boolean {
  return [...document.querySelectorAll('div, span, p, h1, h2, h3, h4, strong, b, em')].some(
    (element) =>
      element.childElementCount === 0 &&
      successWords.test((element.textContent ?? '').trim()) &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}
