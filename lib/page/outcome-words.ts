// Error sentences a page shows after a code was refused.
import { closest } from './native.ts';
import { elementsSaying, shortTextsOf, wholeTextOf } from './texts.ts';
import type { ShortText } from './texts.ts';
import { isShown } from './visible.ts';

const REFUSED =
  /(?:动态|验证|校验|认证|安全|口令|密码|令牌|otp|短信|code|token).{0,28}(?:错误|有误|不正确|不对|无效|失效|过期|失败|不匹配|不存在|已使用|重复使用|has been used|incorrect|invalid|wrong|expired|failed|not (?:valid|correct|match))|(?:错误|无效|过期)的?(?:动态|验证|校验|口令|密码|令牌)|(?:invalid|incorrect|wrong|expired) .{0,24}(?:code|token|otp|passcode)|(?:错误|失败|尝试)次数|验证失败|认证失败|登录失败|等待?一?\d*分钟|(?:稍后|分钟后)再?(?:试|重试)|(?:账号|帐号|用户).{0,8}(?:已被?)?锁定|too many (?:attempts|tries|requests)|try again (?:later|in)|account (?:is )?locked|FA_\w+/i;
/** The line, the server or the session failed; the code was not judged. */
const UNJUDGED =
  /网络|断开|服务器(?:繁忙|异常|错误)|系统(?:繁忙|异常)|会话|二维码.{0,6}(?:过期|失效)|network|offline|server error|connection|session/i;
const HINT =
  /错|誤|误|不正确|不对|无效|失效|过期|失败|匹配|不存在|已使用|重复|次数|分钟|稍后|锁定|invalid|incorrect|wrong|expired|fail|not |used|too many|try again|locked|FA_/i;
const MAX_LETTERS = 80;

/** Whether a sentence says that a code was refused or the user must wait. */
export function saysRefused(text: string): boolean {
  return text.length <= MAX_LETTERS && REFUSED.test(text) && !UNJUDGED.test(text);
}

/** Error sentences drawn in the tree, shortest elements only, each once. */
export function errorsIn(tree: Document | ShadowRoot, texts: readonly ShortText[] = shortTextsOf(tree)): string[] {
  const found = elementsSaying(texts, HINT, saysRefused).filter(
    (element) => closest(element, 'a,button,label,option,script,style') === null && isShown(element),
  );
  return [...new Set(found.map(wholeTextOf))];
}
