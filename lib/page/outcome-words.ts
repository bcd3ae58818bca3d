// Error sentences a page shows after a code was refused.
import { allTextOf, closest, queryAll } from './native.ts';
import { isShown } from './visible.ts';

const REFUSED =
  /(?:动态|验证|校验|认证|安全|口令|密码|令牌|otp|短信|code|token).{0,28}(?:错误|有误|不正确|不对|无效|失效|过期|失败|不匹配|不存在|已使用|重复使用|has been used|incorrect|invalid|wrong|expired|failed|not (?:valid|correct|match))|(?:错误|无效|过期)的?(?:动态|验证|校验|口令|密码|令牌)|(?:invalid|incorrect|wrong|expired) .{0,24}(?:code|token|otp|passcode)|(?:错误|失败|尝试)次数|验证失败|认证失败|登录失败|等待?一?\d*分钟|(?:稍后|分钟后)再?(?:试|重试)|(?:账号|帐号|用户).{0,8}(?:已被?)?锁定|too many (?:attempts|tries|requests)|try again (?:later|in)|account (?:is )?locked|FA_\w+/i;
const PLACES =
  '[role="alert"],[role="status"],[aria-live],[class*="err" i],[id*="err" i],[class*="warn" i],[class*="tip" i],[class*="msg" i],[class*="message" i],[class*="toast" i],[class*="notice" i],[class*="alert" i],[class*="hint" i],p,span,em,font,b,strong,div,td,li';
const MAX_LETTERS = 80;

/** Whether a sentence says that a code was refused or the user must wait. */
export function saysRefused(text: string): boolean {
  return text.length <= MAX_LETTERS && REFUSED.test(text);
}

/** Error sentences drawn in the tree, shortest elements only, each once. */
export function errorsIn(tree: Document | ShadowRoot): string[] {
  const found = new Set<string>();
  for (const element of queryAll(tree, PLACES)) {
    if (element.childElementCount > 2) continue;
    const text = (allTextOf(element) ?? '').replaceAll(/\s+/g, ' ').trim();
    if (text === '' || !saysRefused(text) || closest(element, 'a,button,label,option,script,style') !== null) continue;
    if (isShown(element)) found.add(text);
  }
  return [...found];
}
