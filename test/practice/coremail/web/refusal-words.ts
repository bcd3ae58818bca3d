// What the pages say when the server refuses a code.
import type { Variant } from '../../variant.ts';

/** Words for an answer's code; null when the code was accepted. */
export function refusalWords(code: string, variant: Variant): string | null {
  if (code === 'S_OK') return null;
  if (code === 'FA_DYNAMIC_PWD_LOCKED') return '错误次数过多，请切换其他方式或等待一分钟重试';
  if (code === 'FA_INVALID_DYNAMIC_PWD') return variant.refusalWords;
  if (code === 'NETWORK') return '网络异常，请稍后重试';
  if (code === 'FA_INVALID_PARAMETER') return '格式不正确，请重新输入';
  return `操作失败（${code}）`;
}
