// China University of Mining and Technology. Sources: the student guide of September 2024 and the notice of 2017-10-18.
import type { Institution } from './institution.ts';

export const cumt: Institution = {
  id: 'cumt',
  name: { zh_CN: '中国矿业大学', en: 'China University of Mining and Technology' },
  provider: 'exmail',
  // Exmail itself knows no TOTP; the unified log-in before it may.
  origins: ['https://authserver.cumt.edu.cn'],
  // A log-in may end on the vendor's own host.
  mailOrigins: ['https://mail.cumt.edu.cn', 'https://exmail.qq.com'],
  signInUrl: 'https://mail.cumt.edu.cn/',
  loginFrames: [],
  foreignFrames: [],
  mailDomains: ['cumt.edu.cn', 'cumt.cn'],
  issuers: ['中国矿业大学', 'cumt', 'cumt.edu.cn', '统一身份认证'],
};
