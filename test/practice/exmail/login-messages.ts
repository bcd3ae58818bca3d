// What the Exmail login pages say: the ids and texts of the hosted page, and the numbers an XHR sign-in answers.

/** Messages of the hosted page by their id (spellings as the product has them). */
export const loginMessages = {
  emptyUserName: '请填写您的邮箱帐号。',
  emptyPassword: '请填写邮箱密码。',
  emptyVerifyCode: '请填写验证码。',
  errorUserName: '您输入的邮箱帐号不正确，请重新输入。',
  errorNamePassowrd: '您填写的帐号或密码不正确，请再次尝试。',
  errorVerifyCode: '您填写的验证码不正确。',
  frequent: '为了保障邮箱安全，请输入验证码。',
  errorPassowrdTooLong: '邮箱密码不能超过100个字符。',
  errorRequireSecondPassword: '请使用邮箱的“独立密码”登录。',
  errorSecondPassword: '独立密码输入有误。',
  errorDistinctValid: '为了保障邮箱安全，请再次输入验证码登录。',
  errorLoginWithQQAccount: '请使用企业邮箱帐号登录。',
  errorBizmailMX: '登录失败。您域名的MX记录未通过验证，请联系管理员。',
  errorBizmailLocked: '登录失败。您的域名已被锁定，请联系管理员。',
  errorNeedOpen: '您的企业邮箱账号未开通，请联系企业邮箱管理员。',
  errorBizmailLoginLimit: '管理员限制该IP登录企业邮箱',
  errorWeixinBind: '您的微信没有绑定企业邮箱，请先登录后绑定',
  errorDynPwdSendFailed: '动态密码推送失败，请稍后重试',
  errorSysErr: '登录失败，请咨询企业邮箱客服。',
  errorTokenExpiredScan: '二维码已过期，请重新扫码。',
  errorADScan: '请使用企业微信扫码登录。',
  disabled: '帐号已被禁用，请联系企业邮箱管理员',
  safeLogin: '请用绑定的微信进行扫码登录',
  needWechatCode: '请输入微信动态密码',
  needSms: '请输入短信验证码',
} as const;

export type LoginMessage = keyof typeof loginMessages;

/** `errtype` of an XHR sign-in for a message; 1 for those it has no number for. */
export function errtypeOf(message: LoginMessage): number {
  const numbers: Partial<Record<LoginMessage, number>> = {
    errorVerifyCode: 2,
    frequent: 3,
    errorDistinctValid: 3,
    emptyVerifyCode: 3,
    disabled: 19,
    errorBizmailMX: 20,
    safeLogin: 21,
    needWechatCode: 22,
    needSms: 23,
  };
  return numbers[message] ?? 1;
}

/** Text of a message id from outside; empty for an unknown one. */
export function textOf(message: string): string {
  return Object.entries(loginMessages).find(([id]) => id === message)?.[1] ?? '';
}
