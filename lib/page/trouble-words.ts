// Sentences that say the line, the server or the session failed: what was sent has been answered by nobody.
import { closest, treesOf } from './native.ts';
import { elementsSaying, shortTextsOf, wholeTextOf } from './texts.ts';
import { isShown } from './visible.ts';

const TROUBLE =
  /网络(?:异常|错误|连接|断开|超时|故障|繁忙|不(?:可用|稳定|给力|通))|连接(?:失败|超时|断开|中断|错误)|(?:请求|响应|操作|等待)超时|服务器?(?:繁忙|异常|错误|不可用|无响应)|系统(?:繁忙|异常|错误)|(?:请求|操作|提交|保存|设置|修改|绑定|换绑)失败|(?:会话|登[录陆]|页面|二维码).{0,6}(?:过期|超时|失效)|重新登[录陆]|network (?:error|failure|problem|is unavailable)|offline|(?:server|system|internal) (?:error|is busy|busy)|connection (?:failed|error|lost|closed|refused|timed? ?out)|request failed|timed out|time-?out|session.{0,16}(?:expired|ended|invalid)|(?:log|sign) ?in again/i;
const HINT = /网络|连接|超时|服务|系统|失败|过期|失效|重新登|network|offline|error|busy|connection|fail|time|session|again/i;

/** Whether a sentence says that something failed on the way, so that nothing is known of what was sent. */
export function saysTrouble(text: string): boolean {
  return TROUBLE.test(text);
}

/** Such sentences in sight, shortest elements only, each once. */
export function troubleIn(document: Document): string[] {
  const found = treesOf(document)
    .flatMap((tree) => elementsSaying(shortTextsOf(tree), HINT, saysTrouble))
    .filter((element) => closest(element, 'a,button,label,option,script,style') === null && isShown(element));
  return [...new Set(found.map(wholeTextOf))];
}
