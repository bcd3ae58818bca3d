// What the settings refuse: aliases and passwords that break a rule. The words are made up, the rules are reported of real tenants.
import type { ExmailAccount } from './account.ts';
import type { ExmailVariant } from './variant.ts';

/** Aliases a member may have. */
export const mostAliases = 5;

/** What is wrong with the part of an alias before the `@`; null when it is good. */
export function aliasProblem(local: string): string | null {
  if (local.length < 3 || local.length > 18) return '别名长度为3-18个字符';
  if (!/^[A-Za-z]/.test(local)) return '别名必须以英文字母开头';
  if (!/^[\w.-]+$/.test(local)) return '别名只能包含字母、数字、点、减号、下划线';
  if (/[._-]$/.test(local)) return '点、减号、下划线不能出现在结尾';
  return /[._-]{2}/.test(local) ? '点、减号、下划线不能连续出现' : null;
}

/** What is wrong with a new password; null when it is good. */
export function passwordProblem(rule: ExmailVariant['passwordRule'], account: ExmailAccount, password: string): string | null {
  if (password === account.password) return '新密码不能与旧密码相同';
  if (rule === '8, none of the last five') {
    if (password.length < 8) return '密码长度不能少于8位';
    return account.oldPasswords.slice(-5).includes(password) ? '不能使用最近5次用过的密码' : null;
  }
  if (password.length < 6 || password.length > 32) return '密码长度为6-32个字符';
  if (![/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(password))) return '密码必须同时包含大写字母、小写字母和数字';
  const name = account.address.split('@')[0] ?? '';
  if (password.includes(name) || password.includes(account.name) || /\s/.test(password)) return '密码不能包含帐号、姓名或空格';
  return rule === '6-32, three classes, no four equal' && /(.)\1{3}/.test(password) ? '密码不能有4个及以上连续相同的字符' : null;
}
